package stipend.payout.jooq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import stipend.delivery.Sha256;
import stipend.delivery.Unreadable;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;

/** Copies of evidence, each under its SHA-256: a file that is there is never written again. */
record EvidenceFolder(Path folder) {
    record Kept(String sha256, long bytes) {}

    /** Copies first and hashes the copy: what is registered is what is kept, also while somebody writes the file. */
    Kept keep(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InputFault.in(file, "there is no such file");
        }
        try {
            Files.createDirectories(folder);
            var hidden = folder.resolve("." + UUID.randomUUID() + ".part");
            try {
                copy(file, hidden);
                var kept = new Kept(Sha256.ofFile(hidden), Files.size(hidden));
                Files.move(hidden, folder.resolve(kept.sha256()), StandardCopyOption.ATOMIC_MOVE);
                return kept;
            } finally {
                Files.deleteIfExists(hidden);
            }
        } catch (IOException e) {
            throw new WorkFault(folder + ": the evidence cannot be kept (" + Unreadable.reason(e) + ")");
        }
    }

    private static void copy(Path file, Path to) throws IOException {
        try {
            Files.copy(file, to);
        } catch (NoSuchFileException e) {
            throw InputFault.in(file, "cannot be read (" + Unreadable.reason(e) + ")");
        }
    }
}
