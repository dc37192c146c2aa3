package stipend.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import stipend.delivery.DeliveredFile;
import stipend.delivery.Unreadable;
import stipend.fault.InputFault;
import stipend.text.CodePoints;

/**
 * What was delivered for a day: DATA/usage/D (SPEC §1).
 *
 * @param delivered the files that are counted, by name
 * @param ignored the files that are listed only: another ending, or a leading dot
 */
public record DayFolder(LocalDate day, List<DeliveredFile> delivered, List<Path> ignored) {

    /** Lists the day's folder; without one, nothing was delivered. */
    public static DayFolder of(Path data, LocalDate day) {
        var folder = data.resolve("usage").resolve(day.toString());
        var delivered = new ArrayList<DeliveredFile>();
        var ignored = new ArrayList<Path>();
        for (var file : entriesOf(folder)) {
            var format = DeliveredFile.Format.of(file);
            if (format.isPresent()) {
                delivered.add(new DeliveredFile(file, nameOf(day, file), format.get()));
            } else if (Files.isRegularFile(file)) {
                ignored.add(file);
            }
        }
        return new DayFolder(day, List.copyOf(delivered), List.copyOf(ignored));
    }

    /** The days for which a folder with at least one countable file lies below DATA/usage. */
    public static NavigableSet<LocalDate> deliveredDays(Path data) {
        var days = new TreeSet<LocalDate>();
        var usage = data.resolve("usage");
        if (!Files.isDirectory(usage)) {
            return days;
        }
        try (var folders = Files.list(usage)) {
            folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(DayFolder::looksLikeADay)
                    .map(LocalDate::parse)
                    .filter(day -> isDelivered(data, day))
                    .forEach(days::add);
        } catch (IOException e) {
            throw InputFault.in("usage", "cannot be listed (" + Unreadable.reason(e) + ")");
        }
        return days;
    }

    /** A folder that cannot be listed stays in the list: counting it stops the day, nothing is lost. */
    private static boolean isDelivered(Path data, LocalDate day) {
        try {
            return !of(data, day).delivered().isEmpty();
        } catch (InputFault e) {
            return true;
        }
    }

    /** The file's name in manifests and faults, the same on every machine. */
    public static String nameOf(LocalDate day, Path file) {
        return "usage/" + day + "/" + file.getFileName();
    }

    /** A folder or a dead link under a countable name stays in the list: reading it stops the day, nothing is lost. */
    private static List<Path> entriesOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.sorted(
                            Comparator.comparing(file -> file.getFileName().toString(), CodePoints.ORDER))
                    .toList();
        } catch (IOException e) {
            throw InputFault.in("usage/" + folder.getFileName(), "cannot be listed (" + Unreadable.reason(e) + ")");
        }
    }

    private static boolean looksLikeADay(String name) {
        if (!Character.isDigit(name.charAt(0))) {
            return false;
        }
        try {
            LocalDate.parse(name);
            return true;
        } catch (DateTimeParseException e) {
            throw InputFault.in("usage/" + name, "a day's folder is named by its day, as 2024-02-01; rename it");
        }
    }
}
