package stipend.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import stipend.batch.Progress;

/** Progress as a bar on a terminal, by standard error; lines that stay go above it. */
final class TerminalProgress implements Progress {
    private final PrintWriter out;
    private @Nullable ProgressBar bar;

    TerminalProgress(PrintWriter out) {
        this.out = out;
    }

    static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public Task begin(String name, long steps) {
        var begun = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(100)
                .hideEta()
                .build();
        bar = begun;
        return new Task() {
            @Override
            public void step(String note) {
                begun.setExtraMessage(note);
                begun.step();
            }

            @Override
            public void close() {
                begun.setExtraMessage("");
                begun.close();
                bar = null;
            }
        };
    }

    @Override
    public void say(String line) {
        if (bar != null) {
            bar.refresh();
        }
        out.println(line);
        out.flush();
    }
}
