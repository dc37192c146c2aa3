package stipend.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import stipend.ledger.Account;
import stipend.ledger.Entry;
import stipend.ledger.Kind;
import stipend.ledger.PostedEntry;
import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutStatus;
import stipend.statement.PostedRun.Figure;

/** A run in which everything happens to ann that can: awards of two programs, adjustments, holds, and a return. */
class PostedRunTest {
    private static final YearMonth MONTH = YearMonth.of(2024, 2);
    private static final Account ANN = Account.payable("ann");

    private final AtomicLong ids = new AtomicLong(100);
    private final List<PostedEntry> entries = List.of(
            entry(Kind.AWARD, new Account.Program("pool"), ANN, "500.00"),
            entry(Kind.AWARD, new Account.Program("share"), ANN, "30.00"),
            entry(Kind.ADJUSTMENT, new Account.Program("pool"), ANN, "-20.00"),
            entry(Kind.ADJUSTMENT, new Account.Program("pool"), ANN, "-20.00"),
            entry(Kind.HOLD, Account.held("ann"), ANN, "7.00"),
            entry(Kind.HOLD, Account.held("bo"), ANN, "8.00"),
            entry(Kind.HOLD, ANN, Account.held("ann"), "100.00"),
            entry(Kind.HOLD, Account.held("ann"), Account.Single.RECOVERED, "3.00"),
            entry(Kind.TAX, ANN, Account.Single.TAX_WITHHELD, "5.00"),
            entry(Kind.PAYMENT, ANN, Account.Single.CLEARING_BANK, "400.00"),
            entry(Kind.PAYMENT, Account.returned("ann"), Account.Single.CLEARING_BANK, "11.00"),
            entry(Kind.RETURN, Account.Single.CLEARING_BANK, Account.returned("ann"), "411.00"));
    private final PostedRun run = PostedRun.of(entries.stream());

    private PostedEntry entry(Kind kind, Account from, Account to, String amount) {
        long id = ids.incrementAndGet();
        var postings = Entry.between(from, to, new BigDecimal(amount));
        var entry = new Entry("k" + id, kind, MONTH, Currency.getInstance("CNY"), "", null, postings);
        return new PostedEntry(id, Instant.EPOCH, entry, "", "");
    }

    private static PayoutLine line(String creator, String held, String net) {
        return new PayoutLine(
                MONTH,
                creator,
                new BigDecimal("0.00"),
                new BigDecimal("530.00"),
                new BigDecimal("-25.00"),
                new BigDecimal("405.00"),
                new BigDecimal(held),
                new BigDecimal("0.00"),
                new BigDecimal("5.00"),
                new BigDecimal(net),
                new BigDecimal("11.00"),
                PayoutStatus.HELD);
    }

    private static PayoutItem item(Account source, String amount) {
        return new PayoutItem("ann", Kind.ADJUSTMENT, source, new BigDecimal(amount), MONTH, "because", "case-1", null);
    }

    @Test
    void eachFigureHasItsEntries() {
        assertThat(ids(Figure.AWARDS)).containsExactly(101L, 102L);
        assertThat(ids(Figure.ADJUSTMENTS)).containsExactly(103L, 104L, 105L, 106L);
        assertThat(ids(Figure.HELD)).containsExactly(107L);
        assertThat(ids(Figure.TAX)).containsExactly(109L);
        assertThat(ids(Figure.NET)).containsExactly(110L);
        assertThat(ids(Figure.RETURNED)).containsExactly(111L);
        assertThat(ids(Figure.SENT_BACK)).containsExactly(112L);
        assertThat(run.cleared()).isEqualByComparingTo("411.00");
        assertThat(run.total(Figure.HELD)).isEqualByComparingTo("100.00");
    }

    private List<Long> ids(Figure figure) {
        return run.of("ann", figure).stream().map(PostedRun.Move::entry).toList();
    }

    @Test
    void aLineIsBorneOutByItsEntriesAlone() {
        assertThat(run.bearsOut(line("ann", "100.00", "400.00"))).isTrue();
        assertThat(run.bearsOut(line("ann", "100.01", "400.00"))).isFalse();
        assertThat(run.bearsOut(line("ann", "100.00", "399.99"))).isFalse();
        assertThat(run.bearsOut(line("bo", "100.00", "400.00"))).isFalse();
    }

    @Test
    void figuresPrintTheirEntries() {
        var references = new EntryReferences(run, Map.of("ann", 12L));

        var entries = references.of(line("ann", "100.00", "400.00"));

        assertThat(entries.posted()).isTrue();
        assertThat(entries.opening()).as("nothing was carried").isEmpty();
        assertThat(entries.ofProgram("share")).containsExactly(102L);
        assertThat(entries.allAwards()).containsExactly(101L, 102L);
        assertThat(entries.held()).containsExactly(107L);
        assertThat(references.sentBack("ann")).containsExactly(112L);
    }

    @Test
    void twoAdjustmentsThatAreAlikeHaveAnEntryEach() {
        var program = new Account.Program("pool");
        var items = List.of(item(Account.held("bo"), "8.00"), item(program, "-20.00"), item(program, "-20.00"));

        assertThat(new EntryReferences(run, Map.of()).adjustments("ann", items))
                .map(Statement.Adjustment::entries)
                .containsExactly(List.of(106L), List.of(103L), List.of(104L));
    }

    @Test
    void beforeApprovalOnlyTheOpeningHasAnEntry() {
        var references = new EntryReferences(null, Map.of("ann", 12L));
        var owing = new PayoutLine(
                MONTH,
                "ann",
                new BigDecimal("-4.00"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal("-4.00"),
                BigDecimal.ZERO,
                new BigDecimal("-4.00"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                PayoutStatus.CARRIED);

        assertThat(references.of(owing)).isEqualTo(Entries.notPosted(List.of(12L)));
        assertThat(references.adjustments("ann", List.of(item(Account.held("bo"), "8.00"))))
                .allMatch(adjustment -> adjustment.entries().isEmpty());
    }
}
