package stipend.batch;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import stipend.award.AwardBook;
import stipend.catalog.Catalogs;
import stipend.delivery.Sha256;
import stipend.fault.InputFault;
import stipend.payout.OrderBook;
import stipend.payout.PayeeForm;
import stipend.payout.PayeesFile;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.period.Days;
import stipend.rules.Announcements;
import stipend.rules.FinanceFile;
import stipend.rules.Rules;
import stipend.usage.CountedDays;
import stipend.usage.CountedDays.CountedDay;
import stipend.usage.DayFolder;

/** Computes a month and drafts its payout run, after asking whether that can be done now. */
public final class Monthly {
    private final Places places;
    private final Catalogs catalogs;
    private final CountDay counting;
    private final CountedDays days;
    private final AwardBook awards;
    private final PayoutRuns runs;
    private final OrderBook orders;
    private final EarlierMonths earlier;
    private final Announcements announcements;
    private final Nightly nightly;
    private final JobStarter starter;
    private final Job job;
    private final StepsTold told;

    Monthly(
            Places places,
            Catalogs catalogs,
            CountDay counting,
            CountedDays days,
            AwardBook awards,
            PayoutRuns runs,
            OrderBook orders,
            EarlierMonths earlier,
            Announcements announcements,
            Nightly nightly,
            JobStarter starter,
            Job job,
            StepsTold told) {
        this.places = places;
        this.catalogs = catalogs;
        this.counting = counting;
        this.days = days;
        this.awards = awards;
        this.runs = runs;
        this.orders = orders;
        this.earlier = earlier;
        this.announcements = announcements;
        this.nightly = nightly;
        this.starter = starter;
        this.job = job;
        this.told = told;
    }

    /**
     * The months that a run is to be drafted of, in their order: those whose draft is out of date, and from the one after the
     * last run, or the first one with a delivery, on.
     *
     * @param last the last one that may be computed
     */
    public List<YearMonth> due(YearMonth last) {
        var all = runs.all();
        var outdated = all.stream()
                .filter(run -> run instanceof PayoutRun.Draft && isOutdated(run))
                .map(run -> run.id().month());
        var begun = all.stream()
                .map(run -> run.id().month().plusMonths(1))
                .max(Comparator.naturalOrder())
                .or(() -> DayFolder.deliveredDays(places.data()).stream()
                        .findFirst()
                        .map(YearMonth::from));
        var next = begun.stream()
                .flatMap(first -> Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1)));
        return Stream.concat(outdated, next).sorted().toList();
    }

    /** Whether days were counted, or a part of the month was computed, since the run was drafted: nobody can sign it any more. */
    public boolean isOutdated(PayoutRun run) {
        return (run instanceof PayoutRun.Draft || run instanceof PayoutRun.Reviewed)
                && awards.find(run.id().month()).map(AwardBook.Computed::basis).isEmpty();
    }

    /**
     * Computes the month.
     *
     * @param by who prepares the run
     * @throws InputFault if a delivered day of the month is not counted, or the months do not follow one another
     */
    public void run(YearMonth month, String by, Progress progress) {
        runs.requireComputable(month);
        var rules = places.monthRules(month);
        requireCounted(month);
        missing(month).ifPresent(progress::say);
        announcements.warning(rules).ifPresent(progress::say);
        recountUnderOtherRules(month, rules, progress);
        var basis = basis(month, rules);
        var before = awards.find(month);
        if (before.isPresent() && basis.equals(before.get().basis())) {
            progress.say(summary(month, "was computed from the same files and rules before: nothing to do"));
            return;
        }
        compute(month, by, basis, before.map(kept -> begun(kept, basis)).orElse(0), progress);
        wrongPayees(month).ifPresent(progress::say);
        progress.say(summary(month, "is computed"));
    }

    /** How often the month was begun before this basis; one that was begun from it and did not finish goes on where it died. */
    private static int begun(AwardBook.Computed kept, String basis) {
        return basis.equals(kept.begunFrom()) ? kept.begun() - 1 : kept.begun();
    }

    /** The month begun once more is another job, also from a basis that it was begun from before: its rows are others' by now. */
    private void compute(YearMonth month, String by, String basis, int begun, Progress progress) {
        var parameters = new JobParametersBuilder()
                .addString(MonthlyJob.MONTH, month.toString())
                .addString(MonthlyJob.BASIS, basis)
                .addLong("begun", (long) begun)
                .addString(MonthlyJob.BY, by, false)
                .toJobParameters();
        try (var task = progress.begin("computing " + month, 3)) {
            told.during(() -> starter.run(job, parameters), task::step);
        }
    }

    private SortedMap<LocalDate, CountedDay> counted(YearMonth month) {
        return days.between(month.atDay(1), month.atEndOfMonth());
    }

    private void requireCounted(YearMonth month) {
        var counted = counted(month);
        for (var day : Days.of(month)) {
            var kept = counted.get(day);
            if (kept != null) {
                requireSound(kept);
            } else if (counting.isDelivered(day)) {
                throw new InputFault(day + " is delivered and not counted; nightly --from " + month.atDay(1) + " --to "
                        + month.atEndOfMonth() + " counts what is missing");
            }
        }
    }

    private void requireSound(CountedDay kept) {
        var day = kept.day();
        counting.requireDelivered(day);
        if (!counting.hasFacts(kept)) {
            throw new InputFault(
                    day + ": its facts are gone or an earlier version's; nightly --day " + day + " counts it again");
        }
        if (!counting.hasSameFiles(kept)) {
            throw new InputFault(day + ": its files changed since it was counted; nightly --force --day " + day
                    + " counts it again");
        }
    }

    private Optional<String> missing(YearMonth month) {
        var missing = new ArrayList<>(Days.of(month));
        missing.removeAll(counted(month).keySet());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("warning: nothing was delivered for " + missing.size() + " of the month's days: "
                        + Nightly.named(missing));
    }

    private void recountUnderOtherRules(YearMonth month, Rules rules, Progress progress) {
        var other = counted(month).values().stream()
                .filter(day -> !day.origin()
                        .usageRules()
                        .equals(DeliveredDay.countedUnder(rules.usage(), day.day(), places.zone())))
                .toList();
        if (!other.isEmpty()) {
            progress.say(other.size() + " days were counted under another usage section or zone and are counted again");
            nightly.run(other.stream().map(CountedDay::day).toList(), false, progress)
                    .requireNone();
        }
    }

    /** Of those that the run pays. */
    private Optional<String> wrongPayees(YearMonth month) {
        var paid = runs.lines(runs.run(month).orElseThrow());
        var wrong = PayeesFile.read(places.data()).paidBy(paid).stream()
                .flatMap(row -> PayeeForm.firstWrong(row).stream())
                .toList();
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of("warning: " + wrong.size() + " of the payees to be paid would be taken by no bank, the"
                        + " first in " + wrong.getFirst().place() + "; payees check says why");
    }

    /** All that a month is computed from, and the run that it goes into. */
    private String basis(YearMonth month, Rules rules) {
        var catalog = catalogs.now();
        var basis = new StringJoiner("\n");
        basis.add(rules.sha256());
        basis.add(FinanceFile.read(places.data()).of(month).toString());
        Optional.ofNullable(earlier.runs(month, rules)).ifPresent(basis::add);
        counted(month).values().forEach(day -> basis.add(day.day() + " " + day.origin()));
        catalog.daysInForce(month)
                .forEach((day, length) ->
                        basis.add(day + " " + length + " " + catalog.read(day).sha256()));
        basis.add(new TreeMap<>(runs.openings(rules.currency())).toString());
        basis.add(new TreeMap<>(runs.returned(rules.currency())).toString());
        basis.add(new TreeMap<>(runs.paidBefore(month, rules.currency())).toString());
        basis.add(orders.due(rules.currency()).toString());
        var payees = places.data().resolve(PayeesFile.NAME);
        basis.add(Files.exists(payees) ? Sha256.ofFile(payees) : "no payees");
        basis.add(runs.run(month).map(Monthly::nextNumber).orElse(1).toString());
        return Sha256.ofText(basis.toString());
    }

    private static int nextNumber(PayoutRun run) {
        return run instanceof PayoutRun.Cancelled
                ? run.id().number() + 1
                : run.id().number();
    }

    private String summary(YearMonth month, String what) {
        var run = runs.run(month).orElseThrow();
        var lines = runs.lines(run);
        var net = lines.stream().map(PayoutLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        return month + " " + what + "; payout run " + run.id() + " is " + run.state() + ": " + lines.size()
                + " creators, net " + net.toPlainString() + " " + run.rules().currency();
    }
}
