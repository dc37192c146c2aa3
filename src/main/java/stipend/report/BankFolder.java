package stipend.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import stipend.fault.WorkFault;
import stipend.payout.bank.BankFile;

/** REPORTS/2024-02/bank: a run's files for banks, and {@code control.csv} with their sums. Only its owner reads it. */
public final class BankFolder {
    private BankFolder() {}

    /** @throws WorkFault if the disk does not take it; writing again writes the same bytes */
    public static void write(Path folder, List<BankFile> files) {
        makePrivate(folder);
        files.forEach(file -> WholeFile.write(folder.resolve(file.name()), out -> out.write(file.content())));
        WholeFile.write(folder.resolve("control.csv"), out -> out.write(control(files)));
    }

    private static void makePrivate(Path folder) {
        try {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new WorkFault(folder + ": cannot be made (" + e + "); free the disk or its rights and export again");
        }
    }

    private static byte[] control(List<BankFile> files) {
        var text = new StringBuilder("file,payments,total,sha256\n");
        files.forEach(file -> text.append(file.name())
                .append(',')
                .append(file.payments())
                .append(',')
                .append(file.total().toPlainString())
                .append(',')
                .append(file.sha256())
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
