package stipend.payout;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stipend.ledger.Account;
import stipend.ledger.Account.Part;
import stipend.ledger.Flow;
import stipend.ledger.Kind;
import stipend.ledger.Ledger;
import stipend.tax.PaidMonth;
import stipend.text.CodePoints;

/** What a payout reads from the ledger: nothing of it is stored a second time. */
public final class LedgerView {
    private static final List<Kind> PAYING = List.of(Kind.TAX, Kind.PAYMENT);

    private LedgerView() {}

    /** Payable balances other than zero, by creator. */
    public static Map<String, BigDecimal> openings(Ledger ledger, Currency currency) {
        return balances(ledger, currency, Part.PAYABLE);
    }

    /** What banks sent back and nobody has paid again, by creator. */
    public static Map<String, BigDecimal> returned(Ledger ledger, Currency currency) {
        return balances(ledger, currency, Part.RETURNED);
    }

    private static Map<String, BigDecimal> balances(Ledger ledger, Currency currency, Part wanted) {
        var balances = new TreeMap<String, BigDecimal>(CodePoints.ORDER);
        ledger.balances(currency, "creator:").forEach((account, balance) -> {
            if (account instanceof Account.Creator(String id, Part part) && part == wanted) {
                balances.put(id, balance);
            }
        });
        return balances;
    }

    /** The paid months of the year before the month, by creator; a run that was taken back sums to nothing. */
    public static Map<String, List<PaidMonth>> paidBefore(Ledger ledger, YearMonth month, Currency currency) {
        var january = month.withMonth(1);
        var flows = ledger.flows(currency, january, month.minusMonths(1), PAYING);
        record Payment(String creator, YearMonth month) {}
        var payments = flows.stream()
                .filter(flow -> isPayable(flow.account()))
                .collect(groupingBy(flow -> new Payment(((Account.Creator) flow.account()).id(), flow.month())));
        return payments.entrySet().stream()
                .collect(groupingBy(
                        entry -> entry.getKey().creator(),
                        mapping(entry -> paid(entry.getKey().month(), entry.getValue()), toList())));
    }

    private static boolean isPayable(Account account) {
        return account instanceof Account.Creator creator && creator.part() == Part.PAYABLE;
    }

    private static PaidMonth paid(YearMonth month, List<Flow> flows) {
        return new PaidMonth(month, out(flows, PAYING), out(flows, List.of(Kind.TAX)));
    }

    /** What left the payable account is below zero there. */
    private static BigDecimal out(List<Flow> flows, List<Kind> kinds) {
        return flows.stream()
                .filter(flow -> kinds.contains(flow.kind()))
                .map(flow -> flow.amount().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
