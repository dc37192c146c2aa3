package stipend.statement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.rules.Check;

/**
 * A row of a creator that brought nothing in a program.
 *
 * @param title the program's, by language tag; may be empty, then the id serves
 * @param model null in a program per creator
 * @param failed the parts of the program's condition that do not hold; empty: all hold, and the award comes to nothing
 */
public record Missed(String program, Map<String, String> title, AwardLine.@Nullable Model model, List<Check> failed) {
    public Missed {
        failed = List.copyOf(failed);
    }
}
