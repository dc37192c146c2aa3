package stipend.cli;

import java.io.PrintWriter;
import stipend.batch.Progress;

/** Progress where nobody watches a terminal: a plain line per step. */
final class PlainProgress implements Progress {
    private final PrintWriter out;

    PlainProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Task begin(String name, long steps) {
        return new Task() {
            private long done;

            @Override
            public void step(String note) {
                done++;
                say(name + " " + done + "/" + steps + ": " + note);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void say(String line) {
        out.println(line);
        out.flush();
    }
}
