package stipend.report;

import static stipend.report.SampleMonth.of;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.report.Books.Entry;
import stipend.report.Books.Finding;
import stipend.report.MonthReport.Payout;
import stipend.report.MonthReport.Transfer;
import stipend.statement.Account;

/** The sample month's signatures, ledger, bank, month before, tax and findings. */
final class SampleBooks {
    private static final BigDecimal THIRTY = of("30");
    private static final LocalDateTime FIRST_OF_MARCH = LocalDateTime.of(2024, 3, 1, 9, 30, 1);

    /** Of a month of which nothing is known. */
    static final Books NONE = new Books(
            List.of(),
            null,
            null,
            new Books.Before(null, Stream::of, THIRTY),
            List.of(),
            List.of(),
            Stream::of,
            List.of());

    private SampleBooks() {}

    static Transfer transfer(String creator) {
        return new Transfer("bank", "****1111", "P202402N1C" + creator.toUpperCase(Locale.ROOT), "succeeded");
    }

    static Books books() {
        return books(
                new Books.Posted(of("2562.88"), of("-50.00"), of("61.50"), of("152.86"), of("1411.45"), of("0.00"), 0),
                new Books.Sent(of("1411.45"), of("0.00"), of("1411.45"), of("0.00"), of("0.00")));
    }

    static Books books(Books.@Nullable Posted posted, Books.@Nullable Sent sent) {
        return new Books(
                List.of(
                        new Books.Step("prepared", "finance.li", FIRST_OF_MARCH, null),
                        new Books.Step("reviewed", "ben", FIRST_OF_MARCH.plusDays(1), "=looks(good)"),
                        new Books.Step("approved", "chen", FIRST_OF_MARCH.plusDays(2), null)),
                posted,
                sent,
                new Books.Before(YearMonth.of(2024, 1), BEFORE::stream, THIRTY),
                findings(),
                List.of(new Books.Tax(
                        "c001",
                        "=林间",
                        "id_card",
                        "****4719",
                        "cn_labour",
                        of("1564.31"),
                        of("1564.31"),
                        of("800"),
                        of("0"),
                        of("764.31"),
                        of("0.20"),
                        of("0"),
                        of("0"),
                        of("152.86"))),
                () -> entries().stream(),
                costs());
    }

    /** c001 earned a little less, c002 nearly twice what he earns now, c005 is gone, the others are new. */
    static final List<Payout> BEFORE =
            List.of(before("c001", "1500.00"), before("c002", "80.00"), before("c005", "25.00"));

    private static Payout before(String id, String awards) {
        var nothing = of("0.00");
        var account =
                new Account(nothing, of(awards), nothing, of(awards), nothing, nothing, nothing, of(awards), nothing);
        return new Payout(id, "name of " + id, account, "payable", null);
    }

    private static List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var kind : Finding.Kind.values()) {
            var ofDay = kind == Finding.Kind.MISSING_DAY || kind == Finding.Kind.RECOUNTED;
            findings.add(
                    ofDay
                            ? new Finding(kind, "2024-02-07", "", null, "")
                            : new Finding(kind, "c001", "林间工作室", of("61.50"), "=because()"));
        }
        return findings;
    }

    private static List<Entry> entries() {
        return List.of(entry("creator:c001:payable", "-152.86"), entry("tax:withheld", "152.86"));
    }

    private static Entry entry(String account, String amount) {
        return new Entry(
                44,
                FIRST_OF_MARCH.plusDays(2),
                "2024-02/1|tax|c001",
                "tax",
                account,
                of(amount),
                "tax of c001",
                null,
                "ab12".repeat(16));
    }

    private static List<Books.Cost> costs() {
        var january = YearMonth.of(2024, 1);
        return List.of(
                new Books.Cost(january, "milestones", of("100.00")),
                new Books.Cost(january, "=evil()", of("7.00")),
                new Books.Cost(SampleMonth.MONTH, "milestones", of("300.00")),
                new Books.Cost(SampleMonth.MONTH, "monthly-subsidy", of("2201.38")),
                new Books.Cost(SampleMonth.MONTH, "volume", of("61.50")));
    }
}
