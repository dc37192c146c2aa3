package stipend.e2e;

import java.io.IOException;
import java.nio.file.Path;
import stipend.testing.OtherPrograms;

/** A real browser that opens a page without a window, and asks nobody else for anything. */
final class Browser {
    private Browser() {}

    /** What became of the page once its scripts have run. */
    static String dom(Path page, Path profile) throws IOException, InterruptedException {
        return OtherPrograms.run(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=5000",
                "--dump-dom",
                page.toUri().toString());
    }
}
