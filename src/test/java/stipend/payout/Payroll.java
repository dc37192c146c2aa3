package stipend.payout;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import stipend.award.Award;
import stipend.award.AwardBook;
import stipend.award.jooq.PostgresAwardBook;
import stipend.ledger.Account;
import stipend.ledger.Kind;
import stipend.ledger.Ledger;
import stipend.ledger.jooq.PostgresLedger;
import stipend.payout.jooq.PostgresPayoutRuns;
import stipend.rules.Columns;
import stipend.rules.PayoutRules;
import stipend.rules.PayoutRules.Gap;
import stipend.rules.Rules;
import stipend.rules.UsageRules;
import stipend.rules.Vocabulary;
import stipend.testing.FreshDatabase;

/** A platform that pays li and wang, of whom it knows where, and others, of whom it does not. */
final class Payroll {
    static final Currency CNY = Currency.getInstance("CNY");
    private static final PayoutRules RULES = new PayoutRules(new BigDecimal("100.00"), "cn_platform", null, Gap.RESET);

    final FreshDatabase database = new FreshDatabase();
    final DSLContext sql = database.sql();
    final Ledger ledger = new PostgresLedger(sql, database.transactions(), Clock.systemUTC());
    final PayoutRuns runs = new PostgresPayoutRuns(sql, database.transactions(), ledger);
    final AwardBook awards = new PostgresAwardBook(sql);
    final Map<String, String> statuses = new HashMap<>();

    static Step by(String name) {
        return new Step(name, Instant.parse("2026-04-01T08:00:00Z"), null);
    }

    /** An adjustment of a creator from an account, negative: taken back to it. */
    static PayoutItem adjusted(Kind kind, String creator, String amount, Account from, String reason) {
        return new PayoutItem(
                creator, kind, from, new BigDecimal(amount), YearMonth.of(2025, 12), reason, "case-1", null);
    }

    /** Computes and drafts a month with awards like {@code li 10000.00}. */
    PayoutRun.Draft draft(YearMonth month, List<PayoutItem> adjustments, String... awarded) {
        return draft(month, new Orders(adjustments, List.of(), List.of()), awarded);
    }

    /** The same, with all that was ordered. */
    PayoutRun.Draft draft(YearMonth month, Orders orders, String... awarded) {
        var list = Arrays.stream(awarded)
                .map(text -> text.split(" "))
                .map(part -> new Award("income", "m-" + part[0], part[0], null, new BigDecimal(part[1])))
                .toList();
        awards.replace(month, rules(month), Map.of(), list);
        var names = List.of("li", "wang", "none");
        names.forEach(creator -> statuses.putIfAbsent(creator, "active"));
        var payees = names.subList(0, 2).stream()
                .map(name -> new PayeeRow(2, name, "", "", "", "bank", "", "", "CNY", "", ""))
                .toList();
        var draft = PayoutDraft.of(new PayoutBasis(
                month,
                CNY,
                RULES,
                list,
                statuses,
                Payees.of("payees.csv", payees),
                runs.openings(CNY),
                runs.returned(CNY),
                orders,
                runs.paidBefore(month, CNY)));
        var run = runs.draft(draft, RulesFile.of(rules(month)), by("preparer"));
        awards.complete(month, "basis");
        return run;
    }

    PayoutRun.Approved signed(YearMonth month, List<PayoutItem> adjustments, String... awarded) {
        draft(month, adjustments, awarded);
        runs.review(month, by("reviewer"));
        return runs.approve(month, by("approver"));
    }

    PayoutRun.Approved signed(YearMonth month, String... awarded) {
        return signed(month, List.of(), awarded);
    }

    private static Rules rules(YearMonth month) {
        var usage = UsageRules.DEFAULT;
        var names = new Vocabulary(List.of());
        return new Rules("rules.yaml", "abc", "Rules", month, CNY, Columns.NONE, usage, List.of(), RULES, names, names);
    }

    /** The audit after what somebody with all rights could do, whom no trigger and no key stops; all is undone. */
    Audit auditAfter(String... tampering) {
        return database.transactions().execute(t -> {
            t.setRollbackOnly();
            sql.execute("set local session_replication_role = replica");
            Arrays.stream(tampering).forEach(sql::execute);
            return audit();
        });
    }

    Audit audit() {
        return runs.verify(awards);
    }

    Map<String, BigDecimal> balances() {
        var balances = new TreeMap<String, BigDecimal>();
        ledger.balances(CNY, "").forEach((account, amount) -> balances.put(account.path(), amount));
        return balances;
    }
}
