package stipend.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.catalog.CatalogFolder;
import stipend.catalog.Snapshot;
import stipend.delivery.DeliveredFile;
import stipend.delivery.Sha256;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;
import stipend.rules.Rules;
import stipend.usage.CountedDays;
import stipend.usage.CountedDays.CountedDay;
import stipend.usage.CountedDays.Origin;
import stipend.usage.DayFolder;
import stipend.usage.Manifest;
import stipend.usage.Manifest.FileEntry;
import stipend.usage.UsageEngine;
import stipend.usage.UsageEngine.CountedUsage;

/** Counts one day and keeps it: the facts as a file, the rest in the database, valid from the commit on. */
final class CountDay {
    private final Places places;
    private final CatalogFolder catalog;
    private final UsageEngine engine;
    private final CountedDays days;

    CountDay(Places places, CatalogFolder catalog, UsageEngine engine, CountedDays days) {
        this.places = places;
        this.catalog = catalog;
        this.engine = engine;
        this.days = days;
    }

    /** What the day would be counted from now. */
    Origin origin(LocalDate day) {
        var rules = places.countingRules(YearMonth.from(day));
        return origin(rules, catalog.inForce(day).orElse(null), delivered(DayFolder.of(places.data(), day)));
    }

    private static Origin origin(Rules rules, @Nullable Snapshot snapshot, List<FileEntry> delivered) {
        return new Origin(
                snapshot == null ? null : snapshot.sha256(), rules.usage().sha256(), sha256(delivered));
    }

    /** A file under another name is the same delivery. */
    private static String sha256(List<FileEntry> delivered) {
        return Sha256.ofText(String.join(
                "\n", delivered.stream().map(FileEntry::sha256).sorted().toList()));
    }

    private static List<FileEntry> delivered(DayFolder folder) {
        return entries(folder.delivered().stream().map(DeliveredFile::path), folder.day(), true);
    }

    /** Within the caller's transaction; throws and has changed nothing, or the day's figures are these. */
    void count(LocalDate day) {
        var folder = DayFolder.of(places.data(), day);
        var delivered = delivered(folder);
        var rules = places.countingRules(YearMonth.from(day));
        var snapshot = catalog.inForce(day).orElse(null);
        var origin = origin(rules, snapshot, delivered);
        try (var counted = engine.count(delivery(folder, snapshot, rules))) {
            requireUnchanged(folder, delivered);
            var manifest = manifest(folder, snapshot, rules, delivered, counted);
            var facts = writeFacts(day, origin, counted);
            days.replace(manifest, new CountedDay(day, origin, facts, countings(day) + 1), counted);
        }
        catalog.keepNewest();
    }

    /** How often the day was counted. */
    int countings(LocalDate day) {
        return days.find(day).map(CountedDay::countings).orElse(0);
    }

    /** Whether the counted day's facts are still there. */
    boolean hasFacts(CountedDay day) {
        return Files.exists(places.facts().resolve(day.factsFile()));
    }

    /** Whether the day's files are those that it was counted from. */
    boolean hasSameFiles(CountedDay day) {
        return sha256(delivered(DayFolder.of(places.data(), day.day())))
                .equals(day.origin().files());
    }

    private UsageEngine.Delivery delivery(DayFolder folder, @Nullable Snapshot snapshot, Rules rules) {
        var zone = places.zone();
        var day = folder.day();
        return new UsageEngine.Delivery(
                day, zone.startOf(day), zone.startOf(day.plusDays(1)), folder.delivered(), snapshot, rules.usage());
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
            throw InputFault.in(file.getFileName(), "cannot be read (" + e.getMessage() + ")");
        }
    }

    /** A file that was written to while it was read has been counted in part. */
    private static void requireUnchanged(DayFolder folder, List<FileEntry> before) {
        for (var i = 0; i < before.size(); i++) {
            var path = folder.delivered().get(i).path();
            if (size(path) != before.get(i).bytes()
                    || !Sha256.ofFile(path).equals(before.get(i).sha256())) {
                throw InputFault.in(before.get(i).name(), "changed while it was read; count the day again");
            }
        }
    }

    private static Manifest manifest(
            DayFolder folder,
            @Nullable Snapshot snapshot,
            Rules rules,
            List<FileEntry> delivered,
            CountedUsage counted) {
        var files = new ArrayList<FileEntry>();
        var rows = counted.rowsByFile();
        for (var i = 0; i < delivered.size(); i++) {
            files.add(delivered.get(i).withRows(rows.get(i)));
        }
        files.addAll(entries(folder.ignored().stream(), folder.day(), false));
        return new Manifest(
                folder.day(),
                snapshot == null ? null : snapshot.day(),
                snapshot == null ? null : snapshot.sha256(),
                rules.usage().sha256(),
                files,
                counted.buckets());
    }

    /** Facts are named by what they were counted from; a file of that name holds the same facts. */
    private String writeFacts(LocalDate day, Origin origin, CountedUsage counted) {
        var name = day + "-" + Sha256.ofText(origin.toString()).substring(0, 16) + ".parquet";
        try {
            Files.createDirectories(places.facts());
            var unfinished = places.facts().resolve("." + name);
            counted.writeFacts(unfinished);
            Files.move(unfinished, places.facts().resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return name;
        } catch (IOException e) {
            throw new WorkFault(places.facts() + ": the day's facts cannot be written (" + e.getMessage() + ")");
        }
    }

    /** Takes away facts of the day that no counted day names any more. */
    void tidy(LocalDate day) {
        var kept = days.find(day).map(CountedDay::factsFile).orElse("");
        try (var files = Files.list(places.facts())) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.contains(day + "-") && !name.equals(kept)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new WorkFault(places.facts() + ": cannot be tidied (" + e.getMessage() + ")");
        }
    }
}
