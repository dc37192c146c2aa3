package stipend.payout.jooq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import stipend.delivery.Sha256;
import stipend.delivery.Unreadable;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;

/** Copies of evidence, each under its SHA-256. */
record EvidenceFolder(Path folder) {

    /** A hidden copy that gets its name when the transaction commits; when that is taken back, nothing is left of it. */
    record Copy(Path hidden, String sha256, long bytes) implements TransactionSynchronization {
        @Override
        public void beforeCommit(boolean readOnly) {
            try {
                Files.move(hidden, hidden.resolveSibling(sha256), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw cannotBeKept(hidden.resolveSibling(sha256), e);
            }
        }

        @Override
        public void afterCompletion(int status) {
            try {
                Files.deleteIfExists(hidden);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Copies first and hashes the copy: what is registered is what is kept, also while somebody writes the file. */
    Copy copy(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InputFault.in(file, "there is no such file");
        }
        try {
            Files.createDirectories(folder);
            var hidden = folder.resolve("." + UUID.randomUUID() + ".part");
            try {
                Files.copy(file, hidden);
                return new Copy(hidden, Sha256.ofFile(hidden), Files.size(hidden));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(hidden);
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw InputFault.in(file, "cannot be read (" + Unreadable.reason(e) + ")");
        } catch (IOException e) {
            throw cannotBeKept(folder, e);
        }
    }

    private static WorkFault cannotBeKept(Path where, IOException e) {
        return new WorkFault(where + ": the evidence cannot be kept (" + Unreadable.reason(e) + ")");
    }
}
