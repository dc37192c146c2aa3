package stipend.rules;

import java.util.Comparator;
import stipend.fault.InputFault;

/**
 * Something in a rules file that is not as SPEC §4 says.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
record Problem(String file, int line, int column, String what) {
    static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    InputFault fault() {
        return InputFault.in(file + ", line " + line + ", column " + column, what);
    }
}
