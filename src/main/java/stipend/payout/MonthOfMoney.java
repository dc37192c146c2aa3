package stipend.payout;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import stipend.award.Award;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;
import stipend.ledger.Account;
import stipend.ledger.Kind;
import stipend.tax.Regime;
import stipend.tax.TaxTables;
import stipend.text.CodePoints;

/** SPEC §5, from awards to money, creator by creator. */
final class MonthOfMoney {
    private final PayoutBasis basis;
    private final int digits;
    private final BigDecimal zero;
    private final List<PayoutItem> items;
    private final Map<String, List<PayoutItem>> itemsByCreator;
    private final Catching catching;
    private final List<HeldMove> held = new ArrayList<>();
    private final Map<String, TaxBasis> taxed = new TreeMap<>(CodePoints.ORDER);

    MonthOfMoney(PayoutBasis basis) {
        this.basis = basis;
        this.digits = basis.currency().getDefaultFractionDigits();
        this.zero = BigDecimal.ZERO.setScale(digits);
        this.items = Stream.concat(awards(), basis.orders().items().stream()).toList();
        this.itemsByCreator = items.stream().collect(groupingBy(PayoutItem::creatorId));
        this.catching = new Catching(basis.orders().holds(), basis.awards());
    }

    PayoutDraft draft() {
        var creators = new TreeSet<>(CodePoints.ORDER);
        creators.addAll(itemsByCreator.keySet());
        basis.openings().forEach((creator, opening) -> {
            if (opening.signum() != 0) {
                creators.add(creator);
            }
        });
        basis.payees().requirePayable(creators, basis.currency(), basis.rules().flatRate());
        var lines = creators.stream().map(this::line).toList();
        held.addAll(basis.orders().forfeited());
        var holds = basis.orders().holds().stream().map(Hold::number).toList();
        return new PayoutDraft(basis.month(), lines, items, held, holds, taxed);
    }

    /** One item per program and creator: what a statement shows and the ledger posts. */
    private Stream<PayoutItem> awards() {
        var sums = new TreeMap<String, Map<String, BigDecimal>>(CodePoints.ORDER);
        for (Award award : basis.awards()) {
            sums.computeIfAbsent(award.program(), program -> new TreeMap<>(CodePoints.ORDER))
                    .merge(award.creatorId(), award.amount(), BigDecimal::add);
        }
        var items = new ArrayList<PayoutItem>();
        sums.forEach((program, creators) ->
                creators.forEach((creator, amount) -> items.add(award(program, creator, amount))));
        return items.stream();
    }

    private PayoutItem award(String program, String creator, BigDecimal amount) {
        return new PayoutItem(
                creator, Kind.AWARD, new Account.Program(program), amount, basis.month(), program, null, null);
    }

    private PayoutLine line(String creator) {
        var opening = basis.openings().getOrDefault(creator, zero).setScale(digits);
        var awards = sum(creator, true);
        var adjustments = sum(creator, false);
        var all = opening.add(awards).add(adjustments);
        var held = held(creator, all);
        var gross = all.subtract(held);
        var payable = isPayable(creator, gross);
        var tax = payable ? tax(creator, gross) : zero;
        var net = payable ? gross.subtract(tax) : zero;
        return new PayoutLine(
                basis.month(),
                creator,
                opening,
                awards,
                adjustments,
                gross,
                held,
                payable ? zero : gross,
                tax,
                net,
                net.signum() > 0 ? returned(creator) : zero,
                status(creator, held, payable));
    }

    private BigDecimal held(String creator, BigDecimal all) {
        var caught = catching.of(creator, all, isHeldByStatus(creator));
        held.addAll(caught);
        return caught.stream().map(HeldMove::amount).reduce(zero, BigDecimal::add);
    }

    /** Paid on top of a net, so it waits for a month that has one. */
    private BigDecimal returned(String creator) {
        return basis.returned().getOrDefault(creator, zero).setScale(digits);
    }

    private BigDecimal sum(String creator, boolean award) {
        return itemsByCreator.getOrDefault(creator, List.of()).stream()
                .filter(item -> (item.kind() == Kind.AWARD) == award)
                .map(PayoutItem::amount)
                .reduce(zero, BigDecimal::add)
                .setScale(digits);
    }

    private boolean isHeldByStatus(String creator) {
        var status = basis.statuses().get(creator);
        if (status == null) {
            throw new WorkFault("payout of " + basis.month() + ": no catalog up to the month's last day has creator "
                    + creator + ", who is due money; deliver one that does");
        }
        return status.equals("suspended") || status.equals("banned");
    }

    private boolean isPayable(String creator, BigDecimal gross) {
        return basis.payees().of(creator).isPresent()
                && gross.signum() > 0
                && gross.compareTo(basis.rules().minimum()) >= 0;
    }

    /** The first that applies: of a line that a hold on one model caught a part of, the rest may be paid. */
    private PayoutStatus status(String creator, BigDecimal held, boolean payable) {
        if (held.signum() > 0) {
            return PayoutStatus.HELD;
        }
        if (basis.payees().of(creator).isEmpty()) {
            return PayoutStatus.NO_PAYEE;
        }
        return payable ? PayoutStatus.PAYABLE : PayoutStatus.CARRIED;
    }

    /** At most the gross: a creator who changes regime late in the year owes nothing to the platform for it. */
    private BigDecimal tax(String creator, BigDecimal gross) {
        var own = basis.payees().of(creator).map(Payee::taxRegime).orElse("");
        var name = own.isEmpty() ? basis.rules().tax() : own;
        var paid = basis.paid().getOrDefault(creator, List.of());
        var taxBasis = TaxBasis.of(name, basis.rules().gap(), basis.month(), paid);
        taxed.put(creator, taxBasis);
        return regime(name).withheld(gross, taxBasis.year(), digits).min(gross);
    }

    private Regime regime(String name) {
        return TaxTables.regime(name, basis.rules().flatRate(), basis.month())
                .orElseThrow(() -> new InputFault("payout.tax " + name + ": unknown, or flat without a flat_rate"));
    }
}
