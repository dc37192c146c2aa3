package stipend.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.catalog.CatalogFolder;
import stipend.catalog.Catalogs;
import stipend.contribution.Contribution;
import stipend.contribution.MonthContribution;
import stipend.period.Days;
import stipend.rules.Rules;
import stipend.usage.CountedDays;
import stipend.usage.CountedDays.CountedDay;
import stipend.usage.DayFolder;
import stipend.usage.Manifest;
import stipend.usage.UsageEngine;

/**
 * A month counted from today's files and catalog under any rules, for somebody who only asks: nothing of it is kept. A day
 * that was counted from the same is not counted again; its facts serve.
 */
public final class Recount {
    private final Places places;
    private final Scratches scratches;
    private final Catalogs catalogs;
    private final UsageEngine engine;
    private final CountedDays days;

    Recount(Places places, Scratches scratches, Catalogs catalogs, UsageEngine engine, CountedDays days) {
        this.places = places;
        this.scratches = scratches;
        this.catalogs = catalogs;
        this.engine = engine;
        this.days = days;
    }

    /** Why a day is counted again. */
    public enum Why {
        NOT_COUNTED("was not counted before"),
        LATE_FILE("a file came late"),
        OTHER_FILES("its files changed"),
        OTHER_CATALOG("the catalog in force is another one"),
        OTHER_RULES("the rules' usage section is another one"),
        OTHER_ZONE("it was counted in another zone"),
        NO_FACTS("its facts are gone"),
        OLD_FACTS("its facts are an earlier version's");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A month as it would be now.
     *
     * @param days the counted ones and the delivered ones, ascending
     */
    public record Recounted(MonthContribution contribution, List<Day> days) {
        public List<Day> countedAgain() {
            return days.stream().filter(day -> !day.why().isEmpty()).toList();
        }
    }

    /** @param why it was counted again; empty: its facts served */
    public record Day(Manifest manifest, List<Why> why) {
        /** {@code 2024-02-03 counted again: a file came late}. */
        public String line() {
            var reasons = why.stream().map(Why::words).collect(Collectors.joining(", "));
            return manifest.day() + (why.isEmpty() ? " as it was counted" : " counted again: " + reasons);
        }
    }

    private record Kept(CountedDay counted, Manifest manifest) {}

    private record Found(Day day, Path facts) {}

    /**
     * Counts what is not counted so, and sums the month.
     *
     * @throws stipend.fault.InputFault if a file or catalog of the month cannot be read
     */
    public Recounted of(YearMonth month, Rules rules, Progress progress) {
        var kept = kept(month);
        var asked = Days.of(month).stream()
                .filter(day -> kept.containsKey(day) || isDelivered(day))
                .toList();
        var catalog = catalogs.now();
        var found = new ArrayList<Found>();
        try (var scratch = scratches.below(places.scratch());
                var task = progress.begin("recounting " + month, asked.size())) {
            for (var day : asked) {
                var now = DeliveredDay.of(places.data(), day, catalog, rules.usage());
                found.add(find(now, kept.get(day), scratch));
                catalog.keepNewest();
                task.step(found.getLast().day().line());
            }
            return sum(month, rules, catalog, found);
        }
    }

    private Map<LocalDate, Kept> kept(YearMonth month) {
        var counted = days.between(month.atDay(1), month.atEndOfMonth());
        var kept = new HashMap<LocalDate, Kept>();
        days.manifests(month.atDay(1), month.atEndOfMonth())
                .forEach(manifest -> Optional.ofNullable(counted.get(manifest.day()))
                        .ifPresent(day -> kept.put(day.day(), new Kept(day, manifest))));
        return kept;
    }

    private boolean isDelivered(LocalDate day) {
        return !DayFolder.of(places.data(), day).delivered().isEmpty();
    }

    private Found find(DeliveredDay now, @Nullable Kept kept, Scratch scratch) {
        var why = kept == null ? List.of(Why.NOT_COUNTED) : why(kept, now);
        if (kept != null && why.isEmpty()) {
            return new Found(new Day(kept.manifest(), why), places.factsOf(kept.counted()));
        }
        var facts = scratch.file(now.folder().day() + UsageEngine.FACTS_ENDING);
        try (var counted = now.count(engine, places.zone())) {
            counted.writeFacts(facts);
            return new Found(new Day(now.manifest(counted), why), facts);
        }
    }

    private List<Why> why(Kept kept, DeliveredDay now) {
        var why = new ArrayList<Why>();
        var before = kept.counted().origin();
        var origin = now.origin(places.zone());
        if (!before.files().equals(origin.files())) {
            why.add(now.hasMoreThan(kept.manifest()) ? Why.LATE_FILE : Why.OTHER_FILES);
        }
        if (!Objects.equals(before.catalogSha256(), origin.catalogSha256())) {
            why.add(Why.OTHER_CATALOG);
        }
        if (!before.usageRules().equals(origin.usageRules())) {
            why.add(before.usageSection().equals(origin.usageSection()) ? Why.OTHER_ZONE : Why.OTHER_RULES);
        }
        if (!Files.exists(places.factsOf(kept.counted()))) {
            why.add(Why.NO_FACTS);
        } else if (!Places.factsAreOfThisVersion(kept.counted())) {
            why.add(Why.OLD_FACTS);
        }
        return why;
    }

    private Recounted sum(YearMonth month, Rules rules, CatalogFolder catalog, List<Found> found) {
        var usage = engine.sum(
                found.stream().map(Found::facts).toList(), rules.usage().measures());
        var contribution = Contribution.of(month, usage, Places.catalogMonth(catalog, month, rules));
        return new Recounted(contribution, found.stream().map(Found::day).toList());
    }
}
