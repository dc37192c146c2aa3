package stipend.cli;

import java.io.PrintWriter;
import stipend.batch.Progress;

/** Progress where nobody watches a terminal: a plain line per step, beside what the command prints. */
final class PlainProgress implements Progress {
    private final PrintWriter out;
    private final PrintWriter beside;

    /** @param beside for what is no result: standard error */
    PlainProgress(PrintWriter out, PrintWriter beside) {
        this.out = out;
        this.beside = beside;
    }

    @Override
    public Task begin(String name, long steps) {
        return new Task() {
            private long done;

            @Override
            public void step(String note) {
                done++;
                print(beside, name + " " + done + "/" + steps + ": " + note);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void say(String line) {
        print(out, line);
    }

    private static void print(PrintWriter to, String line) {
        to.println(line);
        to.flush();
    }
}
