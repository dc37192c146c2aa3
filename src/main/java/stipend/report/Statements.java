package stipend.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import stipend.fault.WorkFault;
import stipend.statement.Statement;

/** Writes creators' statements into one folder of a month: a page each, and a workbook for whom one is asked for. */
public final class Statements {
    /** Leaves room for the ending in the 255 bytes that file systems give a name. */
    private static final int LONGEST = 180;

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
            rows.forEach(statement -> {
                written.add(write(statement, folder, files));
                if (workbooks) {
                    written.add(writeWorkbook(statement, folder, files));
                }
                creators[0]++;
            });
        }
        removeOlder(folder, written);
        return creators[0];
    }

    /** @return the page's file */
    public static Path write(Statement statement, Path folder) {
        try (var files = new WholeFiles()) {
            return write(statement, folder, files);
        }
    }

    private static Path write(Statement statement, Path folder, WholeFiles files) {
        var file = folder.resolve(fileName(statement.creator().id()));
        files.write(file, out -> out.write(StatementPage.of(statement).getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    /** @return the workbook's file */
    public static Path writeWorkbook(Statement statement, Path folder) {
        try (var files = new WholeFiles()) {
            return writeWorkbook(statement, folder, files);
        }
    }

    private static Path writeWorkbook(Statement statement, Path folder, WholeFiles files) {
        var file = folder.resolve(name(statement.creator().id()) + WORKBOOK);
        files.write(file, out -> StatementWorkbook.write(statement, out));
        return file;
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
