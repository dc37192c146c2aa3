package stipend.rules;

import java.util.List;
import java.util.Map;

/**
 * One way of thanking creators.
 *
 * @param title by language tag ({@code en}, {@code zh}); may be empty, then the id serves
 * @param eligible true for the rows that take part
 */
public record Program(
        String id,
        Map<String, String> title,
        Per per,
        Expr eligible,
        Reward reward,
        List<Multiplier> multipliers,
        Caps caps) {}
