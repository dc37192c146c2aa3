package stipend.payout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import stipend.ledger.Account;
import stipend.ledger.Entry;
import stipend.ledger.Kind;

/**
 * What an approved run posts: items into the creator's payable account, then out of it what is held, withheld and paid.
 * What stays there is the line's carried amount.
 */
public final class RunEntries {
    private final RunId run;
    private final Currency currency;
    private final List<Entry> entries = new ArrayList<>();

    private RunEntries(RunId run, Currency currency) {
        this.run = run;
        this.currency = currency;
    }

    /** Keys are made from run and creator ({@code 2024-02/1|tax|c1}), so that a run posts each entry once. */
    public static List<Entry> of(
            RunId run, Currency currency, List<PayoutItem> items, List<HeldMove> held, List<PayoutLine> lines) {
        var posting = new RunEntries(run, currency);
        for (int i = 0; i < items.size(); i++) {
            posting.item(items.get(i), i);
        }
        held.forEach(posting::held);
        lines.forEach(posting::line);
        return posting.entries;
    }

    private void item(PayoutItem item, int position) {
        var from = item.kind() == Kind.AWARD ? item.source().path() : String.valueOf(position);
        entries.add(new Entry(
                key(item.kind(), from, item.creatorId()),
                item.kind(),
                run.month(),
                currency,
                item.kind().word() + " to " + item.creatorId() + ": " + item.reason(),
                item.caseId(),
                Entry.between(item.source(), Account.payable(item.creatorId()), item.amount())));
    }

    private void line(PayoutLine line) {
        out(line, Kind.TAX, line.tax(), Account.Single.TAX_WITHHELD);
        out(line, Kind.PAYMENT, line.net(), Account.Single.CLEARING_BANK);
        again(line);
    }

    /** What a status catches needs no number: there is one of it per creator and run. */
    private void held(HeldMove move) {
        var creator = move.creatorId();
        var text = move.way().word() + " of " + creator + ", " + move.order();
        entries.add(new Entry(
                move.hold() == null && move.way() == HeldMove.Way.CAUGHT
                        ? key(Kind.HOLD, creator)
                        : key(Kind.HOLD, creator, move.way().word(), move.order()),
                Kind.HOLD,
                run.month(),
                currency,
                text,
                move.caseId(),
                switch (move.way()) {
                    case CAUGHT -> Entry.between(Account.payable(creator), Account.held(creator), move.amount());
                    case FORFEITED -> Entry.between(Account.held(creator), Account.Single.RECOVERED, move.amount());
                }));
    }

    private void again(PayoutLine line) {
        if (line.returned().signum() > 0) {
            var creator = line.creatorId();
            var text = "returned payments of " + creator + " again, " + Reference.of(run, creator);
            var postings = Entry.between(Account.returned(creator), Account.Single.CLEARING_BANK, line.returned());
            var key = key(Kind.PAYMENT, "returned", creator);
            entries.add(new Entry(key, Kind.PAYMENT, run.month(), currency, text, null, postings));
        }
    }

    /** The entry of a payment that the bank sent back: what was paid waits for the creator's next net. */
    public static Entry sentBack(RunId run, Currency currency, String creator, BigDecimal amount, String reason) {
        return new Entry(
                new RunEntries(run, currency).key(Kind.RETURN, creator),
                Kind.RETURN,
                run.month(),
                currency,
                "return of " + creator + ", " + Reference.of(run, creator) + ": " + reason,
                null,
                Entry.between(Account.Single.CLEARING_BANK, Account.returned(creator), amount));
    }

    private void out(PayoutLine line, Kind kind, BigDecimal amount, Account to) {
        if (amount.signum() == 0) {
            return;
        }
        var creator = line.creatorId();
        var text = kind.word() + " of " + creator + ", " + Reference.of(run, creator);
        var postings = Entry.between(Account.payable(creator), to, amount);
        entries.add(new Entry(key(kind, creator), kind, run.month(), currency, text, null, postings));
    }

    /** No id holds a bar (SPEC §1). */
    private String key(Kind kind, String... parts) {
        return run + "|" + kind.word() + "|" + String.join("|", parts);
    }

    /** The entries that take an approved run back. */
    public static List<Entry> reversed(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.reversed(entry.key() + "|cancelled", "cancelled: " + entry.description()))
                .toList();
    }
}
