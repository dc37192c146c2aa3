package stipend.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What stops the work, said in one line: what is wrong, where (file, row, column), what to do.
 * Whoever throws one has changed nothing of what it is about; the command line prints the line, or where several places are
 * wrong a line for each, and ends with {@link #exitCode()}.
 */
public abstract sealed class Fault extends RuntimeException permits InputFault, WorkFault, BusyFault {
    private static final long serialVersionUID = 1L;

    Fault(String line) {
        this(List.of(line));
    }

    Fault(List<String> lines) {
        super(lines.stream().map(line -> line.replaceAll("\\s*\\R\\s*", " ")).collect(Collectors.joining("\n")));
    }

    /** As SPEC §6 numbers them: 1 the work failed, 2 wrong use or unreadable input. */
    public abstract int exitCode();

    /** The line people read. */
    public String line() {
        return String.join("; also ", lines());
    }

    /** The same, a line for each place that is wrong. */
    public List<String> lines() {
        return String.valueOf(getMessage()).lines().toList();
    }
}
