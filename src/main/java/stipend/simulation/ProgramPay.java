package stipend.simulation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.award.Award;
import stipend.award.Awards;
import stipend.rules.Program;
import stipend.rules.Rules;

/**
 * What a program pays in a month, in minor units, after splits.
 *
 * @param budget null if none is set
 * @param byModel without what is paid per creator
 */
record ProgramPay(
        Program program,
        @Nullable BigDecimal budget,
        long total,
        Map<String, Long> byCreator,
        Map<String, Long> byModel) {

    static ProgramPay of(MonthCase month, Rules rules, Program program) {
        var only = rules.with(rules.usage(), List.of(program));
        var awards = Awards.evaluate(only, month.seenBy(rules), month.finance());
        var byCreator = new HashMap<String, Long>();
        var byModel = new HashMap<String, Long>();
        long total = 0;
        for (var award : awards.lines()) {
            long units = units(award, awards.decimals());
            total += units;
            byCreator.merge(award.creatorId(), units, Long::sum);
            if (award.modelId() != null) {
                byModel.merge(award.modelId(), units, Long::sum);
            }
        }
        return new ProgramPay(program, awards.programs().getFirst().budget(), total, byCreator, byModel);
    }

    private static long units(Award award, int decimals) {
        return award.amount().movePointRight(decimals).longValueExact();
    }
}
