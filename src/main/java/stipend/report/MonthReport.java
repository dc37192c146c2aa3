package stipend.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.award.Award;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.statement.Account;
import stipend.statement.RulesVersion;

/**
 * Everything that a month's reports show. Large parts are {@link Rows}, sorted by the key columns of their file
 * (SPEC §6), texts by Unicode code point; out of order is a bug of the supplier and stops the report.
 *
 * @param run null while no payout run is drafted
 * @param awards after splits, by program, model (null first), creator
 * @param payouts by creator
 * @param detail in the order in which the workbook shall show it; the sum of its awards is that of {@code awards}
 * @param rejected by day, file, row
 * @param books what finance holds the figures against
 */
public record MonthReport(
        YearMonth month,
        Currency currency,
        @Nullable Run run,
        RulesVersion rules,
        Counting counting,
        List<ProgramTotal> programs,
        Rows<DailyUsage> dailyUsage,
        Rows<ModelContribution> contribution,
        Rows<Award> awards,
        Rows<Payout> payouts,
        Rows<Detail> detail,
        Rows<RejectedRow> rejected,
        Books books) {
    public MonthReport {
        programs = List.copyOf(programs);
    }

    /** The payout run as it stands; {@code state} in the words of SPEC §5. */
    public record Run(String number, String state, String preparedBy) {}

    /**
     * What the nights did (SPEC §2), each list by day.
     *
     * @param exclusions by day, reason; rows above 0
     */
    public record Counting(List<InputFile> files, List<DayCount> days, List<Exclusion> exclusions) {
        public Counting {
            files = List.copyOf(files);
            days = List.copyOf(days);
            exclusions = List.copyOf(exclusions);
        }
    }

    /** A delivered file; {@code counted} is false for one that was only listed (another ending, a leading dot). */
    public record InputFile(LocalDate day, String file, boolean counted, long rows, long bytes, String sha256) {}

    /** A day's buckets; {@code lines} are the usage lines of its accepted events. */
    public record DayCount(
            LocalDate day,
            long delivered,
            long rejected,
            long duplicate,
            long accepted,
            long lines,
            long counted,
            long excluded) {}

    /** A line of exclusions.csv. */
    public record Exclusion(LocalDate day, Bucket bucket, String reason, long rows) {
        /** Where rows and lines that do not count end. */
        public enum Bucket {
            REJECTED,
            DUPLICATE,
            EXCLUDED
        }
    }

    /**
     * A program's month.
     *
     * @param budget null if it has none
     * @param awarded the sum of its rows' awards before splits
     * @param platform what stays with the platform of a pool's budget; null unless a pool
     */
    public record ProgramTotal(
            String id,
            String title,
            @Nullable BigDecimal budget,
            BigDecimal awarded,
            @Nullable BigDecimal platform) {}

    /** A line of daily_usage.csv. */
    public record DailyUsage(LocalDate day, String modelId, String creatorId, Metrics metrics) {}

    /**
     * A line of payouts.csv.
     *
     * @param status held, no_payee, carried or payable
     * @param transfer null where nothing is sent
     */
    public record Payout(
            String creatorId,
            String creatorName,
            Account account,
            String status,
            @Nullable Transfer transfer) {}

    /**
     * How a creator's money is sent.
     *
     * @param channel bank, alipay or wechat; empty if nobody kept it
     * @param account with all but its end masked
     * @param result empty before the run is exported; then open, succeeded, or why it came back
     */
    public record Transfer(String channel, String account, String reference, String result) {}

    /**
     * An award with what it came from.
     *
     * @param modelId null in a program per creator, and so is the name
     * @param points null unless a pool
     * @param percent this creator's split of the row; null: all of it
     */
    public record Detail(
            String creatorId,
            String creatorName,
            @Nullable String modelId,
            @Nullable String modelName,
            String program,
            Metrics metrics,
            long uniqueUsers,
            int activeDays,
            @Nullable BigDecimal points,
            BigDecimal multiplier,
            @Nullable BigDecimal percent,
            BigDecimal award) {}

    /** A row that could not be counted, with the text as it was delivered. */
    public record RejectedRow(LocalDate day, String file, long row, String reason, String text) {}
}
