package stipend.fault;

/**
 * What stops the work, said in one line: what is wrong, where (file, row, column), what to do.
 * Whoever throws one has changed nothing; the command line prints the line and ends with {@link #exitCode()}.
 */
public abstract sealed class Fault extends RuntimeException permits InputFault, WorkFault, BusyFault {
    private static final long serialVersionUID = 1L;

    Fault(String line) {
        super(line.replaceAll("\\s*\\R\\s*", " "));
    }

    /** As SPEC §6 numbers them: 1 the work failed, 2 wrong use or unreadable input. */
    public abstract int exitCode();

    /** The line people read. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
