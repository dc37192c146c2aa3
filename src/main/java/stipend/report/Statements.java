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

/** Writes creators' statements, a page each, into one folder of a month. */
public final class Statements {
    /** Leaves room for the ending in the 255 bytes that file systems give a name. */
    private static final int LONGEST = 180;

    private Statements() {}

    /**
     * Writes every page whole, then takes away the pages of creators who have no statement any more, so that the folder
     * holds this export and nothing older.
     *
     * @param folder REPORTS/2024-02/statements, created where it is missing
     * @return how many
     * @throws WorkFault if a page cannot be written
     */
    public static int write(Rows<Statement> statements, Path folder) {
        var written = new HashSet<String>();
        try (var rows = statements.open()) {
            rows.forEach(statement -> {
                write(statement, folder);
                written.add(fileName(statement.creator().id()));
            });
        }
        removeOlder(folder, written);
        return written.size();
    }

    /** @return the page's file */
    public static Path write(Statement statement, Path folder) {
        var file = folder.resolve(fileName(statement.creator().id()));
        WholeFile.write(file, out -> out.write(StatementPage.of(statement).getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    /** An id is any text; a name is letters, digits, {@code . _ -}, and the rest as %XX of its UTF-8. */
    public static String fileName(String creatorId) {
        var name = new StringBuilder();
        for (byte b : creatorId.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b > 0 && (Character.isLetterOrDigit(b) || b == '_' || b == '-' || (b == '.' && !name.isEmpty()));
            name.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return (name.length() <= LONGEST ? name.toString() : shortened(name.toString(), creatorId)) + ".html";
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

    private static void removeOlder(Path folder, Set<String> keep) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var pages = Files.newDirectoryStream(folder, "*.html")) {
            for (var page : pages) {
                if (!keep.contains(page.getFileName().toString())) {
                    Files.delete(page);
                }
            }
        } catch (IOException e) {
            throw new WorkFault(
                    "%s: an older statement cannot be removed (%s); remove it and export again".formatted(folder, e));
        }
    }
}
