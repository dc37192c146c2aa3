package stipend.payout.jooq;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionOperations;
import stipend.ledger.Account;
import stipend.payout.Adjustment;
import stipend.payout.Adjustment.Why;
import stipend.payout.CreatorProgram;
import stipend.payout.RestatementPosting;
import stipend.payout.Step;

/** Restatements are adjustments, kept and carried out like all others. */
public final class PostgresRestatements implements RestatementPosting {
    private final OrderRows rows;
    private final Commands commands;

    public PostgresRestatements(DSLContext sql, TransactionOperations transactions) {
        this.rows = new OrderRows(sql);
        this.commands = new Commands(sql, transactions);
    }

    @Override
    public int post(YearMonth origin, Currency currency, Map<CreatorProgram, BigDecimal> differences, Step step) {
        return commands.run(() -> {
            new TreeMap<>(differences)
                    .forEach((who, amount) -> rows.insert(content(origin, currency, who, amount), step));
            return differences.size();
        });
    }

    private static Adjustment.Content content(
            YearMonth origin, Currency currency, CreatorProgram who, BigDecimal amount) {
        return new Adjustment.Content(
                Why.RESTATEMENT,
                who.creatorId(),
                amount,
                currency,
                new Account.Program(who.program()),
                origin,
                who.program() + " of " + origin + ", restated",
                null,
                null);
    }

    @Override
    public Map<CreatorProgram, BigDecimal> earlier(YearMonth origin) {
        return rows.adjustments().stream()
                .filter(adjustment -> adjustment.withdrawn() == null)
                .map(Adjustment::content)
                .filter(content ->
                        content.why() == Why.RESTATEMENT && content.origin().equals(origin))
                .collect(toMap(PostgresRestatements::key, Adjustment.Content::amount, BigDecimal::add, TreeMap::new));
    }

    private static CreatorProgram key(Adjustment.Content content) {
        return new CreatorProgram(
                content.creatorId(),
                content.source() instanceof Account.Program(String id)
                        ? id
                        : content.source().path());
    }
}
