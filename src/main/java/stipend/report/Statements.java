package stipend.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Gatherers;
import stipend.fault.WorkFault;
import stipend.statement.Statement;

/** Writes creators' statements into one folder of a month: a page each, and a workbook for whom one is asked for. */
public final class Statements {
    /** Leaves room for the ending in the 255 bytes that file systems give a name. */
    private static final int LONGEST = 180;

    /** So many are made while others are written: on every core, and ahead of a disk that is waited for. */
    private static final int AT_ONCE = 64;

    private static final String PAGE = ".html";
    private static final String WORKBOOK = ".xlsx";

    private Statements() {}

    /**
     * Writes every file whole, then takes away those of creators who have no statement any more, so that the folder holds
     * this export and nothing older.
     *
     * @param folder REPORTS/2024-02/statements, created where it is missing
     * @param workbooks a workbook beside each page: each takes some 25 ms, a page less than one, so nobody who does not
     *     ask for them waits for those of a hundred thousand creators
     * @return how many creators
     * @throws WorkFault if a file cannot be written
     */
    public static int write(Rows<Statement> statements, Path folder, boolean workbooks) {
        var written = new HashSet<Path>();
        int[] creators = {0};
        try (var rows = statements.open();
                var files = new WholeFiles()) {
            rows.gather(Gatherers.mapConcurrent(AT_ONCE, statement -> made(statement, folder, workbooks)))
                    .forEach(made -> {
                        for (var file : made) {
                            files.write(file.target, out -> out.write(file.bytes));
                            written.add(file.target);
                        }
                        creators[0]++;
                    });
        }
        removeOlder(folder, written);
        return creators[0];
    }

    /** A file as it is to be. */
    private record Made(Path target, byte[] bytes) {
        Path write() {
            WholeFile.write(target, out -> out.write(bytes));
            return target;
        }
    }

    private static List<Made> made(Statement statement, Path folder, boolean workbooks) {
        var page = page(statement, folder);
        return workbooks ? List.of(page, workbook(statement, folder)) : List.of(page);
    }

    /** @return the page's file */
    public static Path write(Statement statement, Path folder) {
        return page(statement, folder).write();
    }

    private static Made page(Statement statement, Path folder) {
        var page = StatementPage.of(statement).getBytes(StandardCharsets.UTF_8);
        return new Made(folder.resolve(fileName(statement.creator().id())), page);
    }

    /** @return the workbook's file */
    public static Path writeWorkbook(Statement statement, Path folder) {
        return workbook(statement, folder).write();
    }

    private static Made workbook(Statement statement, Path folder) {
        var file = folder.resolve(name(statement.creator().id()) + WORKBOOK);
        try (var bytes = new ByteArrayOutputStream()) {
            StatementWorkbook.write(statement, bytes);
            return new Made(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new WorkFault(
                    "%s: cannot be made (%s); free the disk or its rights and export again".formatted(file, e));
        }
    }

    /** An id is any text; a name is letters, digits, {@code . _ -}, and the rest as %XX of its UTF-8. */
    public static String fileName(String creatorId) {
        return name(creatorId) + PAGE;
    }

    private static String name(String creatorId) {
        var name = new StringBuilder();
        for (byte b : creatorId.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b > 0 && (Character.isLetterOrDigit(b) || b == '_' || b == '-' || (b == '.' && !name.isEmpty()));
            name.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return name.length() <= LONGEST ? name.toString() : shortened(name.toString(), creatorId);
    }

    private static String shortened(String name, String creatorId) {
        return name.substring(0, LONGEST - 65) + "~" + sha256(creatorId);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void removeOlder(Path folder, Set<Path> keep) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var pages = Files.newDirectoryStream(folder, "*{" + PAGE + "," + WORKBOOK + "}")) {
            for (var page : pages) {
                if (!keep.contains(page)) {
                    Files.delete(page);
                }
            }
        } catch (IOException e) {
            throw new WorkFault(
                    "%s: an older statement cannot be removed (%s); remove it and export again".formatted(folder, e));
        }
    }
}
