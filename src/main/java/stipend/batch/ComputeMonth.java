package stipend.batch;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import stipend.award.AwardBook;
import stipend.award.Awards;
import stipend.catalog.CatalogMonth;
import stipend.catalog.Catalogs;
import stipend.catalog.Creator;
import stipend.contribution.Contribution;
import stipend.contribution.Contributions;
import stipend.contribution.MonthContribution;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;
import stipend.payout.OrderBook;
import stipend.payout.PayeesFile;
import stipend.payout.Payments;
import stipend.payout.PayoutBasis;
import stipend.payout.PayoutDraft;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRuns;
import stipend.payout.RulesFile;
import stipend.payout.Step;
import stipend.rules.FinanceFile;
import stipend.text.CodePoints;
import stipend.usage.CountedDays;
import stipend.usage.UsageEngine;

/** The three steps of a month: look everything up, compute, keep. */
final class ComputeMonth {
    private final Places places;
    private final Catalogs catalogs;
    private final UsageEngine engine;
    private final CountedDays days;
    private final Contributions contributions;
    private final EarlierMonths earlier;
    private final AwardBook awards;
    private final PayoutRuns runs;
    private final Payments payments;
    private final OrderBook orders;
    private final Clock clock;

    ComputeMonth(
            Places places,
            Catalogs catalogs,
            UsageEngine engine,
            CountedDays days,
            Contributions contributions,
            EarlierMonths earlier,
            AwardBook awards,
            PayoutRuns runs,
            Payments payments,
            OrderBook orders,
            Clock clock) {
        this.places = places;
        this.catalogs = catalogs;
        this.engine = engine;
        this.days = days;
        this.contributions = contributions;
        this.earlier = earlier;
        this.awards = awards;
        this.runs = runs;
        this.payments = payments;
        this.orders = orders;
        this.clock = clock;
    }

    /** SPEC §3: the month's rows per model and creator. */
    void contribute(YearMonth month, String basis) {
        var rules = places.monthRules(month);
        var snapshots = Places.catalogMonth(catalogs.now(), month, rules);
        var counted = days.between(month.atDay(1), month.atEndOfMonth());
        counted.values().forEach(day -> requireSameCatalog(snapshots, day));
        var facts = counted.values().stream().map(places::factsOf).toList();
        var usage = engine.sum(facts, rules.usage().measures());
        var contribution = earlier.with(Contribution.of(month, usage, snapshots), rules);
        runs.keepComputable(month);
        awards.begin(month, rules, basis);
        contributions.replace(contribution, Contribution.modelNames(contribution, snapshots));
    }

    private static void requireSameCatalog(CatalogMonth snapshots, CountedDays.CountedDay counted) {
        var now = snapshots.sha256(counted.day()).orElse(null);
        if (!Objects.equals(now, counted.origin().catalogSha256())) {
            throw new InputFault("catalog in force on " + counted.day()
                    + ": changed since the day was counted; nightly --force --day " + counted.day()
                    + " counts it again");
        }
    }

    /** SPEC §4: the month's awards. */
    void award(YearMonth month, String basis) {
        requireBegun(month, basis);
        var rules = places.monthRules(month);
        var finance = FinanceFile.read(places.data()).of(month);
        var evaluated = Awards.evaluate(rules, contribution(month), finance);
        awards.replace(month, rules, finance, evaluated.lines(), evaluated.beforeSplits());
    }

    /** Somebody else, or a day that was counted again, may have come between two steps. */
    private void requireBegun(YearMonth month, String basis) {
        var begun = awards.find(month).map(AwardBook.Computed::begunFrom);
        if (!begun.equals(Optional.of(basis))) {
            throw new WorkFault(
                    month + ": what it is computed from has changed since this was begun, and nothing of it is"
                            + " kept; give the same command again");
        }
    }

    private MonthContribution contribution(YearMonth month) {
        return contributions.find(month).orElseGet(() -> MonthContribution.none(month));
    }

    /** SPEC §5: what each creator is due, as the draft of a payout run. */
    void draft(YearMonth month, String by, String basis) {
        requireBegun(month, basis);
        var rules = places.monthRules(month);
        var openings = runs.openings(rules.currency());
        var lines = awards.lines(month);
        var due = orders.due(rules.currency());
        var concerned = new TreeSet<>(CodePoints.ORDER);
        concerned.addAll(openings.keySet());
        lines.forEach(line -> concerned.add(line.creatorId()));
        due.items().forEach(item -> concerned.add(item.creatorId()));
        var creators = creators(month, concerned);
        var payees = PayeesFile.read(places.data());
        var draft = PayoutDraft.of(new PayoutBasis(
                month,
                rules.currency(),
                rules.payout(),
                lines,
                statuses(creators),
                payees,
                openings,
                runs.returned(rules.currency()),
                due,
                runs.paidBefore(month, rules.currency())));
        var run = runs.draft(draft, RulesFile.of(rules), new Step(by, clock.instant(), null));
        payments.keep(run.id(), payees.paidBy(draft.lines()));
        contributions.replaceCreatorNames(month, names(draft.lines(), creators));
        awards.complete(month, basis);
    }

    private Map<String, Creator> creators(YearMonth month, Iterable<String> ids) {
        var snapshots = new CatalogMonth(catalogs.now(), month);
        days.between(month.atDay(1), month.atEndOfMonth()).values().forEach(day -> requireSameCatalog(snapshots, day));
        var creators = new TreeMap<String, Creator>(CodePoints.ORDER);
        ids.forEach(id -> creators.put(id, snapshots.creator(id)));
        return creators;
    }

    private static Map<String, String> statuses(Map<String, Creator> creators) {
        var statuses = new TreeMap<String, String>(CodePoints.ORDER);
        creators.forEach(
                (id, creator) -> statuses.put(id, creator.status().name().toLowerCase(Locale.ROOT)));
        return statuses;
    }

    private static Map<String, String> names(List<PayoutLine> lines, Map<String, Creator> creators) {
        var names = new TreeMap<String, String>(CodePoints.ORDER);
        lines.forEach(line -> {
            var creator = creators.get(line.creatorId());
            names.put(line.creatorId(), creator == null ? "" : creator.displayName());
        });
        return names;
    }
}
