package stipend.batch;

import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.catalog.Catalogs;
import stipend.catalog.Snapshot;
import stipend.contribution.Contributions;
import stipend.fault.InputFault;
import stipend.payout.Payments;
import stipend.payout.PayoutRuns;
import stipend.payout.RunRecords;
import stipend.statement.Explanation;
import stipend.statement.Watch;
import stipend.text.CodePoints;
import stipend.usage.CountedDays;

/** Explains a computed month to its creators: the awards' own records, and what is kept of their money. */
public final class Explain {
    private final Catalogs catalogs;
    private final CountedDays days;
    private final Contributions contributions;
    private final PayoutRuns runs;
    private final RunRecords records;
    private final Payments payments;
    private final ComputedMonths months;

    Explain(
            Catalogs catalogs,
            CountedDays days,
            Contributions contributions,
            PayoutRuns runs,
            RunRecords records,
            Payments payments,
            ComputedMonths months) {
        this.catalogs = catalogs;
        this.days = days;
        this.contributions = contributions;
        this.runs = runs;
        this.records = records;
        this.payments = payments;
        this.months = months;
    }

    /**
     * The creator's month, or what became of one of his models.
     *
     * @param modelId null: all of them, and the money
     * @throws InputFault if the month is not computed, or nobody knows the creator or the model
     */
    public Explanation of(YearMonth month, String creatorId, @Nullable String modelId) {
        var told = open(month, new Watch(creatorId::equals));
        told.requireKnown(creatorId);
        if (modelId != null) {
            told.requireKnown(creatorId, modelId);
        }
        return told.explanation(creatorId, modelId);
    }

    /** The months of many creators, who all have to be known, at the price of one; ascending by id. */
    public Stream<Explanation> of(YearMonth month, Set<String> creatorIds) {
        var told = open(month, new Watch(creatorIds::contains));
        creatorIds.forEach(told::requireKnown);
        return creatorIds.stream().sorted(CodePoints.ORDER).map(creator -> told.explanation(creator, null));
    }

    private ToldMonth open(YearMonth month, Watch watch) {
        var book = months.open(month, watch);
        return new ToldMonth(
                book,
                watch,
                catalogs.now().inForce(month.atEndOfMonth()).orElseGet(() -> empty(month)),
                days.manifests(month.atDay(1), month.atEndOfMonth()),
                contributions.creatorNames(month),
                contributions.modelNames(month),
                new ToldMoney(book, runs.items(book.run()), records.taxed(book.run()), payments.results(book.run())));
    }

    private static Snapshot empty(YearMonth month) {
        return new Snapshot(month.atEndOfMonth(), "", Map.of(), Map.of(), Set.of());
    }
}
