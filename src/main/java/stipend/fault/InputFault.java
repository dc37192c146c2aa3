package stipend.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Input that cannot be read, rules that do not load, or wrong use: exit 2. */
public final class InputFault extends Fault {
    private static final long serialVersionUID = 1L;

    public InputFault(String line) {
        super(line);
    }

    private InputFault(List<String> lines) {
        super(lines);
    }

    /** What is wrong in several places, each of which has a line. */
    public static InputFault inSeveralPlaces(List<String> lines) {
        return new InputFault(lines);
    }

    /** A fault in a file as a whole: {@code usage/2024-02-01/a.csv.gz: not a gzip file; deliver it again}. */
    public static InputFault in(Object file, String what) {
        return new InputFault(file + ": " + what);
    }

    /** A fault in one row of a file, and in one of its columns where that is known. */
    public static InputFault in(Object file, long row, @Nullable String column, String what) {
        return new InputFault(file + ", row " + row + (column == null ? "" : ", column " + column) + ": " + what);
    }

    @Override
    public int exitCode() {
        return 2;
    }
}
