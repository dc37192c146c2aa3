package stipend.payout.years;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import stipend.award.Award;
import stipend.award.AwardBook;
import stipend.award.jooq.PostgresAwardBook;
import stipend.ledger.Ledger;
import stipend.ledger.jooq.PostgresLedger;
import stipend.payout.CaseBook;
import stipend.payout.OrderBook;
import stipend.payout.PayeeRow;
import stipend.payout.Payees;
import stipend.payout.Payments;
import stipend.payout.PayoutBasis;
import stipend.payout.PayoutDraft;
import stipend.payout.PayoutRuns;
import stipend.payout.RestatementPosting;
import stipend.payout.RulesFile;
import stipend.payout.Step;
import stipend.payout.bank.Debtor;
import stipend.payout.jooq.PostgresCaseBook;
import stipend.payout.jooq.PostgresOrderBook;
import stipend.payout.jooq.PostgresPayments;
import stipend.payout.jooq.PostgresPayoutRuns;
import stipend.payout.jooq.PostgresRestatements;
import stipend.payout.secret.Keyring;
import stipend.rules.Columns;
import stipend.rules.PayoutRules;
import stipend.rules.PayoutRules.Gap;
import stipend.rules.Rules;
import stipend.rules.UsageRules;
import stipend.rules.Vocabulary;
import stipend.testing.FreshDatabase;

/** The product's own books, in a PostgreSQL of their own, at a clock that stands still so that a seed gives the same chain. */
final class RealBooks {
    static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00Z");
    private static final Debtor DEBTOR = new Debtor("Platform", "6222020200112233446", "102100099996", "CN");
    private static final PayoutRules RULES = new PayoutRules(new BigDecimal("100.00"), "cn_platform", null, Gap.RESET);

    private final FreshDatabase database = FreshDatabase.onOneConnection();
    private final DSLContext sql = database.sql();
    final Ledger ledger = new PostgresLedger(sql, database.transactions(), Clock.fixed(NOW, ZoneOffset.UTC));
    final PayoutRuns runs = new PostgresPayoutRuns(sql, database.transactions(), ledger);
    final OrderBook orders = new PostgresOrderBook(sql, database.transactions(), ledger);
    final AwardBook awards = new PostgresAwardBook(sql);
    final RestatementPosting restatements = new PostgresRestatements(sql, database.transactions());
    final CaseBook cases;
    final Payments payments;

    RealBooks(Path folder) {
        cases = new PostgresCaseBook(sql, database.transactions(), folder.resolve("evidence"));
        payments = new PostgresPayments(sql, database.transactions(), ledger, new Keyring(null, folder.resolve("key")));
    }

    static Step by(String name) {
        return new Step(name, NOW, null);
    }

    static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }

    /** As {@code monthly} does it: all or nothing. */
    PayoutDraft draft(YearMonth month, List<Award> awarded, Map<String, String> statuses, List<String> payees) {
        return database.transactions().execute(_ -> {
            runs.requireComputable(month);
            awards.replace(month, rules(month), Map.of(), awarded);
            var checked = Payees.of(
                    "payees.csv", payees.stream().map(RealBooks::payee).toList());
            var draft = PayoutDraft.of(new PayoutBasis(
                    month,
                    CNY,
                    RULES,
                    awarded,
                    statuses,
                    checked,
                    runs.openings(CNY),
                    runs.returned(CNY),
                    orders.due(CNY),
                    runs.paidBefore(month, CNY)));
            var kept = runs.draft(draft, RulesFile.of(rules(month)), by("preparer"));
            payments.keep(kept.id(), checked.paidBy(draft.lines()));
            awards.complete(month, "basis");
            return draft;
        });
    }

    private static PayeeRow payee(String creator) {
        return new PayeeRow(
                2, creator, "Name of " + creator, "id", "ID-" + creator, "alipay", "13800138000", "", "CNY", "", "CN");
    }

    private static Rules rules(YearMonth month) {
        var names = new Vocabulary(List.of());
        return new Rules(
                "rules.yaml",
                "abc",
                "Rules",
                month,
                CNY,
                Columns.NONE,
                UsageRules.DEFAULT,
                List.of(),
                RULES,
                names,
                names);
    }

    Payments.Exported export(YearMonth month) {
        return payments.export(
                month, by("exporter"), new Payments.Exporting(ZoneId.of("Asia/Shanghai"), () -> DEBTOR, false));
    }

    /** By path, in cents; none of zero. */
    Map<String, Long> balances() {
        var balances = new TreeMap<String, Long>();
        ledger.balances(CNY, "").forEach((account, amount) -> balances.put(account.path(), cents(amount)));
        balances.values().removeIf(cents -> cents == 0);
        return balances;
    }
}
