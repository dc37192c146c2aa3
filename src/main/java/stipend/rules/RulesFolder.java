package stipend.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import stipend.fault.InputFault;

/** The folder of rules files: which of them is in force when (SPEC §4). */
public final class RulesFolder {
    private RulesFolder() {}

    /**
     * The rules in force for a month. Of the other files only {@code from} is read.
     *
     * @throws InputFault as {@link #fileInForce} and {@link RulesFiles#load}
     */
    public static Rules inForce(Path folder, YearMonth month, FinanceNames finance) {
        return RulesFiles.load(fileInForce(folder, month), finance);
    }

    /**
     * The file with the greatest {@code from} that is not after the month.
     *
     * @throws InputFault if the folder is missing, none of its files is in force, two begin with one month, or one
     *     does not say from when it is in force
     */
    public static Path fileInForce(Path folder, YearMonth month) {
        var byMonth = new TreeMap<YearMonth, Path>();
        for (var file : files(folder)) {
            var from = RulesFiles.from(file);
            var other = byMonth.put(from, file);
            if (other != null) {
                throw InputFault.in(
                        folder,
                        other.getFileName() + " and " + file.getFileName() + " are both in force from " + from
                                + "; change or remove one");
            }
        }
        return inForce(folder, byMonth, month);
    }

    /** All files of the folder, by name. */
    public static List<RulesVersion> versions(Path folder, FinanceNames finance) {
        return files(folder).stream()
                .map(file -> RulesVersion.of(file, finance))
                .toList();
    }

    private static Path inForce(Path folder, TreeMap<YearMonth, Path> byMonth, YearMonth month) {
        var entry = byMonth.floorEntry(month);
        if (entry == null) {
            throw InputFault.in(
                    folder,
                    byMonth.isEmpty()
                            ? "no rules file (*.yaml) in this folder"
                            : "no rules are in force for " + month + "; the first begin with " + byMonth.firstKey());
        }
        return entry.getValue();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw InputFault.in(folder, "no such folder of rules; name another with --rules");
        }
        try (var files = Files.list(folder)) {
            return files.filter(RulesFolder::isRulesFile).sorted().toList();
        } catch (IOException unread) {
            throw InputFault.in(folder, "cannot be read (" + unread.getClass().getSimpleName() + ")");
        }
    }

    private static boolean isRulesFile(Path file) {
        var name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }
}
