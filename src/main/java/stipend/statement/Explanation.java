package stipend.statement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.award.Total;
import stipend.contribution.CreatorContribution;
import stipend.contribution.ModelContribution;

/**
 * The whole way of one creator's month, from what was delivered to what he is paid; or of one of his models, as far as
 * its award.
 *
 * @param usage his rows of the month, and those of others that are split with him
 * @param total his month over all his rows, which programs per creator see; null without any
 * @param totals that the rules' programs name, over everybody's rows
 * @param programs in the order of the rules
 * @param awards what the programs' parts for him sum to
 * @param money null where one model is explained
 */
public record Explanation(
        YearMonth month,
        Currency currency,
        Statement.Creator creator,
        RulesVersion rules,
        Delivered delivered,
        List<Usage> usage,
        @Nullable CreatorContribution total,
        List<Total> totals,
        List<ProgramWay> programs,
        BigDecimal awards,
        @Nullable MoneyWay money) {
    public Explanation {
        usage = List.copyOf(usage);
        totals = List.copyOf(totals);
        programs = List.copyOf(programs);
    }

    /**
     * Where the month's rows went, those of all creators: what does not count is kept by day and reason, not by model.
     *
     * @param days that were counted
     * @param lines usage lines of the accepted rows, = counted + excluded
     * @param reasons by bucket and reason
     */
    public record Delivered(
            int days,
            long rows,
            long rejected,
            long duplicate,
            long accepted,
            long lines,
            long counted,
            long excluded,
            List<Reason> reasons) {
        public Delivered {
            reasons = List.copyOf(reasons);
        }
    }

    /** A bucket's word (rejected, duplicate, excluded), and why rows or lines are in it. */
    public record Reason(String bucket, String reason, long rows) {}

    /** A row of the month's contribution. */
    public record Usage(String modelName, ModelContribution row) {}

    /** What a creator came to in a month. */
    public enum Outcome {
        AWARDED,
        /** Rows were eligible, and all came to nothing. */
        NOTHING_AWARDED,
        NOT_ELIGIBLE,
        /** No counted line of any of his models. */
        NO_USAGE
    }

    public Outcome outcome() {
        if (awards.signum() > 0) {
            return Outcome.AWARDED;
        }
        if (usage.isEmpty()) {
            return Outcome.NO_USAGE;
        }
        var rows = programs.stream().flatMap(program -> program.rows().stream());
        return rows.anyMatch(row -> row instanceof RowWay.Eligible) ? Outcome.NOTHING_AWARDED : Outcome.NOT_ELIGIBLE;
    }
}
