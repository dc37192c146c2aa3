package stipend.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file or folder cannot be read, in words that name no path of the machine. */
public final class Unreadable {
    private Unreadable() {}

    /** The reason alone; whoever says it names the file. */
    public static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "it is not there";
            case AccessDeniedException _ -> "access denied";
            case FileSystemException fault when fault.getReason() != null -> fault.getReason();
            case FileSystemException fault -> fault.getClass().getSimpleName();
            case EOFException _ -> "it ends too early";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
