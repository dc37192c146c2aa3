package stipend.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import stipend.award.AwardBook;
import stipend.catalog.Catalogs;
import stipend.delivery.Sha256;
import stipend.disk.Disk;
import stipend.fault.InputFault;
import stipend.fault.WorkFault;
import stipend.usage.CountedDays;
import stipend.usage.CountedDays.CountedDay;
import stipend.usage.CountedDays.Origin;
import stipend.usage.DayFolder;
import stipend.usage.UsageEngine;
import stipend.usage.UsageEngine.CountedUsage;

/** Counts one day and keeps it: the facts as a file, the rest in the database, valid from the commit on. */
final class CountDay {
    private final Places places;
    private final Catalogs catalogs;
    private final UsageEngine engine;
    private final CountedDays days;
    private final AwardBook awards;
    private final ClosedMonths closed;

    CountDay(
            Places places,
            Catalogs catalogs,
            UsageEngine engine,
            CountedDays days,
            AwardBook awards,
            ClosedMonths closed) {
        this.places = places;
        this.catalogs = catalogs;
        this.engine = engine;
        this.days = days;
        this.awards = awards;
        this.closed = closed;
    }

    /** Whether files came beside those that the counted day was counted from. */
    boolean hasLateFile(LocalDate day) {
        return days.manifests(day, day).stream()
                .anyMatch(before -> delivered(day).hasMoreThan(before));
    }

    /** What the day would be counted from now. */
    Origin origin(LocalDate day) {
        return delivered(day).origin(places.zone());
    }

    private DeliveredDay delivered(LocalDate day) {
        var rules = places.countingRules(YearMonth.from(day));
        return DeliveredDay.of(places.data(), day, catalogs.now(), rules.usage());
    }

    /** Within the caller's transaction; throws and has changed nothing, or the day's figures are these. */
    void count(LocalDate day) {
        var delivered = delivered(day);
        try (var counted = delivered.count(engine, places.zone())) {
            var origin = delivered.origin(places.zone());
            var facts = writeFacts(day, origin, counted);
            var fromOthers = !isCountedFrom(day, origin);
            days.replace(delivered.manifest(counted), new CountedDay(day, origin, facts, countings(day) + 1), counted);
            closed.keepOpen(YearMonth.from(day)); // counting takes its time; somebody may have signed meanwhile
            if (fromOthers) {
                awards.outdate(YearMonth.from(day));
            }
        }
    }

    private boolean isCountedFrom(LocalDate day, Origin origin) {
        return days.find(day).map(CountedDay::origin).equals(Optional.of(origin));
    }

    /** How often the day was counted. */
    int countings(LocalDate day) {
        return days.find(day).map(CountedDay::countings).orElse(0);
    }

    /** Whether the counted day's facts are still there, and this version reads them. */
    boolean hasFacts(CountedDay day) {
        return Places.factsAreOfThisVersion(day) && Files.exists(places.factsOf(day));
    }

    boolean isDelivered(LocalDate day) {
        return !DayFolder.of(places.data(), day).delivered().isEmpty();
    }

    /** A counted day is never counted again from nothing: a day on which nothing happened is delivered, too. */
    void requireDelivered(LocalDate day) {
        if (!isDelivered(day)) {
            throw new InputFault(gone(day));
        }
    }

    static String gone(LocalDate day) {
        return day
                + ": its delivery is gone since it was counted, and what was counted stays; deliver it again (if"
                + " nothing happened on that day, as a file with a header only)";
    }

    /** Whether the day's files are those that it was counted from. */
    boolean hasSameFiles(CountedDay day) {
        var delivered = DeliveredDay.delivered(DayFolder.of(places.data(), day.day()));
        return DeliveredDay.sha256(delivered).equals(day.origin().files());
    }

    /** Facts are named by what they were counted from; a file of that name holds the same facts. */
    private String writeFacts(LocalDate day, Origin origin, CountedUsage counted) {
        var name = day + "-" + Sha256.ofText(origin.toString()).substring(0, 16) + UsageEngine.FACTS_ENDING;
        try {
            Files.createDirectories(places.facts());
            var unfinished = places.facts().resolve("." + name);
            counted.writeFacts(unfinished);
            Disk.force(unfinished);
            Files.move(unfinished, places.facts().resolve(name), StandardCopyOption.ATOMIC_MOVE);
            Disk.forceNames(places.facts());
            return name;
        } catch (IOException e) {
            throw new WorkFault(places.facts() + ": the day's facts cannot be written (" + e.getMessage() + ")");
        }
    }

    /** Takes away facts of the day that no counted day names any more. */
    void tidy(LocalDate day) {
        var kept = days.find(day).map(CountedDay::factsFile).orElse("");
        try (var files = Files.list(places.facts())) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.contains(day + "-") && !name.equals(kept)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new WorkFault(places.facts() + ": cannot be tidied (" + e.getMessage() + ")");
        }
    }
}
