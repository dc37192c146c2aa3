package stipend.award;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import stipend.contribution.MonthContribution;
import stipend.rules.Program;
import stipend.rules.Rules;

/** How many of a month's rows would take part in a program (SPEC §4, {@code eligible}). */
public record Eligibility(Program program, long rows, long eligible) {

    /**
     * In the order of the rules.
     *
     * @throws stipend.fault.WorkFault if {@code eligible} divides by zero
     */
    public static List<Eligibility> of(Rules rules, MonthContribution month, Map<String, BigDecimal> finance) {
        var rows = new Rows(rules, month, finance);
        return rules.programs().stream().map(program -> of(program, rows)).toList();
    }

    private static Eligibility of(Program program, Rows rows) {
        var evaluation = new Evaluation(program.id());
        var asking = List.of(program.eligible());
        var all = rows.of(program, asking);
        long eligible = all.stream()
                .filter(row -> evaluation.holds("eligible", program.eligible(), row))
                .count();
        return new Eligibility(program, all.size(), eligible);
    }
}
