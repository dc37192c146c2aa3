package stipend.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import stipend.notice.Notices;
import stipend.notice.NoticesFile;

/** Who outside is told of what. */
final class NoticeOptions {
    private static final Path USUAL = Path.of("notices.yaml");

    @Option(
            names = "--notices",
            paramLabel = "FILE",
            defaultValue = "${env:STIPEND_NOTICES}",
            description = "Who is told of a failure, a missing delivery and a run that waits, or STIPEND_NOTICES"
                    + " (default: ./notices.yaml, if it is there)")
    private @Nullable Path file;

    Notices notices() {
        var usual = Files.exists(USUAL) ? USUAL : null;
        return NoticesFile.read(file == null || file.toString().isBlank() ? usual : file, System.getenv());
    }
}
