package stipend.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.catalog.CatalogFolder;
import stipend.catalog.Snapshot;
import stipend.delivery.DeliveredFile;
import stipend.delivery.Sha256;
import stipend.delivery.Unreadable;
import stipend.fault.InputFault;
import stipend.period.BusinessZone;
import stipend.rules.UsageRules;
import stipend.usage.CountedDays.Origin;
import stipend.usage.DayFolder;
import stipend.usage.Manifest;
import stipend.usage.Manifest.FileEntry;
import stipend.usage.UsageEngine;
import stipend.usage.UsageEngine.CountedUsage;

/**
 * A day as it is delivered now, and what it is counted under (SPEC §2).
 *
 * @param files the counted ones, with the hashes that they had when the day was looked at
 * @param catalog the snapshot in force, if one is
 */
record DeliveredDay(
        DayFolder folder, List<FileEntry> files, @Nullable Snapshot catalog, UsageRules rules) {

    static DeliveredDay of(Path data, LocalDate day, CatalogFolder catalog, UsageRules rules) {
        var folder = DayFolder.of(data, day);
        return new DeliveredDay(folder, delivered(folder), catalog.inForce(day).orElse(null), rules);
    }

    /** The files that a day in this folder is counted from. */
    static List<FileEntry> delivered(DayFolder folder) {
        return entries(folder.delivered().stream().map(DeliveredFile::path), folder.day(), true);
    }

    /** A file under another name is the same delivery. */
    static String sha256(List<FileEntry> delivered) {
        return Sha256.ofText(String.join(
                "\n", delivered.stream().map(FileEntry::sha256).sorted().toList()));
    }

    /** Whether all that was counted is still there, under whatever name, and more has come. */
    boolean hasMoreThan(Manifest before) {
        return hasMore(files, before);
    }

    static boolean hasMore(List<FileEntry> now, Manifest before) {
        var left = new ArrayList<>(now.stream().map(FileEntry::sha256).toList());
        return before.files().stream()
                        .filter(FileEntry::counted)
                        .map(FileEntry::sha256)
                        .allMatch(left::remove)
                && !left.isEmpty();
    }

    /** What the day is counted from. */
    Origin origin(BusinessZone zone) {
        return new Origin(catalogSha256(), countedUnder(rules, folder.day(), zone), sha256(files));
    }

    /** The usage section and the day's bounds; those of the default zone are left out, as earlier versions left out all. */
    static String countedUnder(UsageRules rules, LocalDate day, BusinessZone zone) {
        var bounds = bounds(day, zone);
        return rules.sha256() + (bounds.equals(bounds(day, BusinessZone.DEFAULT)) ? "" : " " + bounds);
    }

    private static String bounds(LocalDate day, BusinessZone zone) {
        return zone.startOf(day) + "/" + zone.startOf(day.plusDays(1));
    }

    /**
     * Counts the day; the caller closes what he gets.
     *
     * @throws InputFault as {@link UsageEngine#count}, or if a file was written to meanwhile
     */
    CountedUsage count(UsageEngine engine, BusinessZone zone) {
        var counted = engine.count(delivery(zone));
        try {
            requireUnchanged();
            return counted;
        } catch (RuntimeException | Error e) {
            counted.close();
            throw e;
        }
    }

    private UsageEngine.Delivery delivery(BusinessZone zone) {
        var day = folder.day();
        return new UsageEngine.Delivery(
                day, zone.startOf(day), zone.startOf(day.plusDays(1)), folder.delivered(), catalog, rules);
    }

    /** A file that was written to while it was read has been counted in part. */
    private void requireUnchanged() {
        for (var i = 0; i < files.size(); i++) {
            var path = folder.delivered().get(i).path();
            var before = files.get(i);
            if (size(path) != before.bytes() || !Sha256.ofFile(path).equals(before.sha256())) {
                throw InputFault.in(before.name(), "changed while it was read; count the day again");
            }
        }
    }

    /** What became of the day's rows. */
    Manifest manifest(CountedUsage counted) {
        var listed = new ArrayList<FileEntry>();
        var rows = counted.rowsByFile();
        for (var i = 0; i < files.size(); i++) {
            listed.add(files.get(i).withRows(rows.get(i)));
        }
        listed.addAll(entries(folder.ignored().stream(), folder.day(), false));
        return new Manifest(
                folder.day(),
                catalog == null ? null : catalog.day(),
                catalogSha256(),
                rules.sha256(),
                listed,
                counted.lines(),
                counted.buckets());
    }

    private @Nullable String catalogSha256() {
        return catalog == null ? null : catalog.sha256();
    }

    private static List<FileEntry> entries(Stream<Path> files, LocalDate day, boolean counted) {
        return files.map(
                        file -> new FileEntry(DayFolder.nameOf(day, file), counted, size(file), Sha256.ofFile(file), 0))
                .toList();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw InputFault.in(file.getFileName(), "cannot be read (" + Unreadable.reason(e) + ")");
        }
    }
}
