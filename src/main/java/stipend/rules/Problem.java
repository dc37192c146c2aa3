package stipend.rules;

import java.util.Comparator;
import stipend.fault.InputFault;

/**
 * Something in a rules file that is not as SPEC §4 says, or that is and is hardly meant.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Problem(Severity severity, String file, int line, int column, String what) {
    /** Whether rules load with it. */
    public enum Severity {
        ERROR,
        WARNING
    }

    static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    static Problem error(String file, int line, int column, String what) {
        return new Problem(Severity.ERROR, file, line, column, what);
    }

    static Problem warning(String file, int line, int column, String what) {
        return new Problem(Severity.WARNING, file, line, column, what);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    InputFault fault() {
        return InputFault.in(file + ", line " + line + ", column " + column, what);
    }
}
