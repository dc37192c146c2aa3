package stipend.payout.jooq;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import stipend.fault.InputFault;
import stipend.ledger.Account;
import stipend.ledger.Ledger;
import stipend.payout.Adjustment;
import stipend.payout.Adjustment.Content;
import stipend.payout.Adjustment.Why;
import stipend.payout.HeldFlow;
import stipend.payout.HeldMove;
import stipend.payout.Hold;
import stipend.payout.HoldEnd;
import stipend.payout.LedgerView;
import stipend.payout.OrderBook;
import stipend.payout.Orders;
import stipend.payout.StatusRelease;
import stipend.payout.Step;
import stipend.text.CodePoints;

/** Orders in PostgreSQL; giving one and signing a run follow one another. */
public final class PostgresOrderBook implements OrderBook {
    /** What a write-off is booked to: the platform's own loss. */
    private static final Account LOSS = new Account.Program("write-off");

    private final OrderRows rows;
    private final Commands commands;
    private final Ledger ledger;

    public PostgresOrderBook(DSLContext sql, TransactionOperations transactions, Ledger ledger) {
        this.rows = new OrderRows(sql);
        this.commands = new Commands(sql, transactions);
        this.ledger = ledger;
    }

    @Override
    public Ordered<Hold> hold(String caseId, Hold.Subject on, String reason, Step step) {
        if (reason.isBlank()) {
            throw new InputFault("--reason is empty: say why");
        }
        return commands.run(() -> {
            requireCase(caseId);
            var before = inPlace(on, caseId);
            return before.isEmpty()
                    ? new Ordered<>(rows.insert(caseId, on, reason.strip(), step), true)
                    : new Ordered<>(before.getFirst(), false);
        });
    }

    private void requireCase(String caseId) {
        if (!rows.isCase(caseId)) {
            throw OrderRows.noCase(caseId, rows.cases());
        }
    }

    private List<Hold> inPlace(Hold.Subject on, @Nullable String caseId) {
        return on(on, caseId).stream().filter(Hold::isInPlace).toList();
    }

    private List<Hold> on(Hold.Subject on, @Nullable String caseId) {
        return rows.holds().stream()
                .filter(hold ->
                        hold.on().equals(on) && (caseId == null || hold.caseId().equals(caseId)))
                .toList();
    }

    @Override
    public Ordered<String> end(Hold.Subject on, @Nullable String caseId, HoldEnd end) {
        return commands.run(() -> {
            var inPlace = inPlace(on, caseId);
            if (inPlace.size() > 1) {
                throw new InputFault("several holds are in place on " + on.words() + ": say with --case which, of "
                        + String.join(", ", inPlace.stream().map(Hold::caseId).toList()));
            }
            if (!inPlace.isEmpty()) {
                rows.insert(inPlace.getFirst(), end);
                return new Ordered<>(inPlace.getFirst().toString(), true);
            }
            return caseId == null && on instanceof Hold.OfCreator(String creator)
                    ? givenBefore(on, end)
                            .or(() -> endOfStatus(creator, end))
                            .or(() -> endedBefore(on, null, end))
                            .orElseThrow(() -> nothing(on))
                    : endedBefore(on, caseId, end).orElseThrow(() -> nothing(on));
        });
    }

    /** The very words that ended a hold end nothing else: what a status kept back takes an order of its own. */
    private Optional<Ordered<String>> givenBefore(Hold.Subject on, HoldEnd end) {
        return on(on, null).stream()
                .filter(hold -> hold.end() != null
                        && isSame(hold.end(), end)
                        && hold.end().reason().equals(end.reason())
                        && hold.end().step().isBySameAs(end.step()))
                .findFirst()
                .map(hold -> new Ordered<>(hold.toString(), false));
    }

    /** The same order again, as after an interruption. */
    private Optional<Ordered<String>> endedBefore(Hold.Subject on, @Nullable String caseId, HoldEnd end) {
        return on(on, caseId).stream()
                .max(Comparator.comparing(Hold::number))
                .filter(hold -> hold.end() != null && isSame(hold.end(), end))
                .map(hold -> new Ordered<>(hold.toString(), false));
    }

    private static boolean isSame(HoldEnd before, HoldEnd now) {
        return before.way() == now.way() && Objects.equals(before.to(), now.to());
    }

    private static InputFault nothing(Hold.Subject on) {
        return new InputFault("no hold is in place on " + on.words()
                + " and nothing of it is held by an approved run; holds shows what is");
    }

    private Optional<Ordered<String>> endOfStatus(String creator, HoldEnd end) {
        var caught = rows.currencies().stream()
                .flatMap(currency -> rows.flows(currency).stream())
                .filter(flow -> flow.order().equals(HeldMove.BY_STATUS)
                        && flow.creatorId().equals(creator)
                        && flow.amount().signum() > 0)
                .map(HeldFlow::month)
                .max(Comparator.naturalOrder());
        var before = rows.statusReleases().stream()
                .filter(release -> release.creatorId().equals(creator))
                .max(Comparator.comparing(StatusRelease::number));
        return caught.map(through -> {
            var same = before.filter(release -> release.through().equals(through) && isSame(release.end(), end));
            if (same.isEmpty()) {
                rows.insert(creator, through, end);
            }
            return new Ordered<>(
                    "what the status of creator " + creator + " kept back through " + through, same.isEmpty());
        });
    }

    @Override
    public Ordered<Adjustment> adjust(Content content, @Nullable BigDecimal debtLimit, Step step) {
        return commands.run(() -> {
            if (content.caseId() != null) {
                requireCase(content.caseId());
            }
            var before = same(content);
            if (before.isPresent()) {
                return new Ordered<>(before.get(), false);
            }
            requireLimit(content, debtLimit);
            return new Ordered<>(rows.insert(content, step), true);
        });
    }

    private Optional<Adjustment> same(Content content) {
        return rows.adjustments().stream()
                .filter(adjustment ->
                        adjustment.withdrawn() == null && adjustment.content().equals(content))
                .findFirst();
    }

    private void requireLimit(Content content, @Nullable BigDecimal debtLimit) {
        if (debtLimit == null || content.amount().signum() > 0) {
            return;
        }
        var balance = openings(content.currency()).getOrDefault(content.creatorId(), BigDecimal.ZERO);
        var waiting = waiting().stream()
                .map(Adjustment::content)
                .filter(other -> other.creatorId().equals(content.creatorId())
                        && other.currency().equals(content.currency()))
                .map(Content::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var after = balance.add(waiting).add(content.amount());
        if (after.compareTo(debtLimit.negate()) < 0) {
            throw new InputFault("creator " + content.creatorId() + " would owe "
                    + after.negate().toPlainString() + " " + content.currency() + ", more than payout.debt_limit "
                    + debtLimit.toPlainString() + " of the rules; take back less, or write a debt off");
        }
    }

    private Map<String, BigDecimal> openings(Currency currency) {
        return LedgerView.openings(ledger, currency);
    }

    /** Those that no standing run has carried out. */
    private List<Adjustment> waiting() {
        var done = rows.carriedOut();
        return rows.adjustments().stream()
                .filter(adjustment -> adjustment.withdrawn() == null && !done.containsKey(adjustment.key()))
                .toList();
    }

    @Override
    public Ordered<Adjustment> writeOff(
            String creatorId, Currency currency, YearMonth origin, String reason, Step step) {
        return commands.run(() -> {
            var debt =
                    openings(currency).getOrDefault(creatorId, BigDecimal.ZERO).negate();
            if (debt.signum() <= 0) {
                throw new InputFault("creator " + creatorId + " owes nothing: his balance is "
                        + debt.negate().toPlainString() + " " + currency);
            }
            var content = new Content(Why.WRITE_OFF, creatorId, debt, currency, LOSS, origin, reason, null, null);
            var before = waiting().stream()
                    .filter(adjustment -> adjustment.content().why() == Why.WRITE_OFF
                            && adjustment.content().creatorId().equals(creatorId)
                            && adjustment.content().amount().compareTo(content.amount()) == 0)
                    .findFirst();
            return before.map(order -> new Ordered<>(order, false))
                    .orElseGet(() -> new Ordered<>(rows.insert(content, step), true));
        });
    }

    @Override
    public Ordered<Adjustment> approve(int number, Step step) {
        return commands.run(() -> {
            var order = find(number);
            if (order.approved() != null) {
                return new Ordered<>(order, false);
            }
            requireWaiting(order);
            if (order.content().why() != Why.WRITE_OFF) {
                throw new InputFault(order.key() + " needs no approval of its own: it is agreed to with its run");
            }
            if (order.ordered().isBySameAs(step)) {
                throw new InputFault(
                        order.key() + ": " + step.by() + " ordered it and cannot approve it; somebody else must");
            }
            rows.insert(number, "approved", step);
            return new Ordered<>(order, true);
        });
    }

    @Override
    public Ordered<Adjustment> withdraw(int number, Step step) {
        return commands.run(() -> {
            var order = find(number);
            if (order.withdrawn() != null) {
                return new Ordered<>(order, false);
            }
            requireWaiting(order);
            rows.insert(number, "withdrawn", step);
            return new Ordered<>(order, true);
        });
    }

    private Adjustment find(int number) {
        return rows.adjustments().stream()
                .filter(adjustment -> adjustment.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new InputFault("there is no adjustment " + number + "; adjust list shows those there are"));
    }

    private void requireWaiting(Adjustment order) {
        if (order.withdrawn() != null) {
            throw new InputFault(
                    order.key() + " was withdrawn by " + order.withdrawn().by());
        }
        var month = rows.carriedOut().get(order.key());
        if (month != null) {
            throw new InputFault(
                    order.key() + " was carried out by the run of " + month + "; correct it by another adjustment");
        }
    }

    @Override
    public Orders due(Currency currency) {
        var waiting = waiting().stream()
                .filter(adjustment -> adjustment.content().currency().equals(currency))
                .toList();
        var given = new Orders.Given(rows.holds(), rows.statusReleases(), waiting, rows.flows(currency));
        return Orders.of(given, openings(currency));
    }

    @Override
    public List<Hold> holds() {
        return rows.holds();
    }

    @Override
    public Map<String, Map<String, BigDecimal>> held(Currency currency) {
        var held = new LinkedHashMap<String, Map<String, BigDecimal>>();
        rows.flows(currency)
                .forEach(flow -> held.computeIfAbsent(flow.order(), order -> new TreeMap<>(CodePoints.ORDER))
                        .merge(flow.creatorId(), flow.amount(), BigDecimal::add));
        held.values().forEach(own -> own.values().removeIf(amount -> amount.signum() == 0));
        return held;
    }

    @Override
    public Map<Adjustment, Optional<YearMonth>> adjustments() {
        var done = rows.carriedOut();
        return rows.adjustments().stream()
                .collect(toMap(
                        adjustment -> adjustment,
                        adjustment -> Optional.ofNullable(done.get(adjustment.key())),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
