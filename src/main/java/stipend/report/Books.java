package stipend.report;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What finance holds a month's figures against: who signed, the ledger, the bank's files, the month before, the tax form,
 * and what somebody must look at.
 *
 * @param steps of the run, in their order
 * @param posted null while the ledger has nothing of the run
 * @param sent null while no file has left
 * @param variance the run of the month before
 * @param findings in the order of their kinds, each kind's by creator or day
 * @param taxes by creator, one per payout that tax was computed on
 * @param entries of the run, by id
 * @param costs of the months up to this one, by month and program
 */
public record Books(
        List<Step> steps,
        @Nullable Posted posted,
        @Nullable Sent sent,
        Before variance,
        List<Finding> findings,
        List<Tax> taxes,
        Rows<Entry> entries,
        List<Cost> costs) {
    public Books {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
        taxes = List.copyOf(taxes);
        costs = List.copyOf(costs);
    }

    /**
     * A step of the run in the words of SPEC §5, with times in the business zone.
     *
     * @param at null of a draft: it is replaced each time the month is computed, and nobody has signed it
     */
    public record Step(
            String state,
            String by,
            @Nullable LocalDateTime at,
            @Nullable String note) {}

    /**
     * What the run's entries sum to.
     *
     * @param paid what {@code clearing:bank} got
     * @param sentBack what came back from it
     * @param strange payouts of which the entries say something else
     */
    public record Posted(
            BigDecimal awards,
            BigDecimal adjustments,
            BigDecimal held,
            BigDecimal tax,
            BigDecimal paid,
            BigDecimal sentBack,
            long strange) {}

    /** Of an exported run: the sum of the files that left, and where each payment stands. */
    public record Sent(
            BigDecimal files, BigDecimal leftOut, BigDecimal succeeded, BigDecimal rejected, BigDecimal open) {}

    /**
     * What this month's payouts are compared with.
     *
     * @param month of the earlier run; null: there is none
     * @param percent from which on a change is shown
     */
    public record Before(@Nullable YearMonth month, Rows<MonthReport.Payout> payouts, BigDecimal percent) {}

    /**
     * Something that finance must look at.
     *
     * @param subject the creator or the day
     * @param amount null where it is about no money
     * @param about the reason as somebody gave it
     */
    public record Finding(
            Kind kind,
            String subject,
            String name,
            @Nullable BigDecimal amount,
            String about) {
        /** What it is; the words' files say what is to be done. */
        public enum Kind {
            HELD,
            NO_PAYEE,
            NEGATIVE,
            CARRIED_LONG,
            WRONG_PAYEE,
            LEFT_OUT,
            SENT_BACK,
            OPEN,
            ADJUSTED,
            MISSING_DAY,
            RECOUNTED
        }
    }

    /**
     * A line of the tax form.
     *
     * @param idNumber with all but its end masked
     * @param income of the month
     * @param yearIncome that the regime looks at, with this month
     * @param rate a fraction
     */
    public record Tax(
            String creatorId,
            String legalName,
            String idType,
            String idNumber,
            String regime,
            BigDecimal income,
            BigDecimal yearIncome,
            BigDecimal expenses,
            BigDecimal deduction,
            BigDecimal base,
            BigDecimal rate,
            BigDecimal quick,
            BigDecimal before,
            BigDecimal tax) {}

    /** A posting of an entry of the run; the time is in the business zone. */
    public record Entry(
            long id,
            LocalDateTime time,
            String key,
            String kind,
            String account,
            BigDecimal amount,
            String description,
            @Nullable String caseId,
            String hash) {}

    /** What a program awarded in a month. */
    public record Cost(YearMonth month, String program, BigDecimal amount) {}
}
