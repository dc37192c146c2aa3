package stipend.e2e;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** The reference folders beside the project. */
final class Shared {
    private Shared() {}

    /** The folder; the test is skipped where it is absent. */
    static Path folder(String path) {
        var folder = Path.of("..", "shared").resolve(path);
        assumeThat(folder).as("%s is not beside the project: skipped", folder).isDirectory();
        return folder;
    }
}
