package stipend.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import stipend.usage.UsageEngine.CountedUsage;

/** The days that were counted, as they are kept. */
public interface CountedDays {
    /**
     * What a counted day was counted from; equal ones give equal figures.
     *
     * @param files SHA-256 over the counted files' names and hashes
     * @param usageRules SHA-256 of the rules' usage section, then the day's bounds unless they are the default zone's
     */
    record Origin(@Nullable String catalogSha256, String usageRules, String files) {
        /** The usage section alone, whatever the day's bounds. */
        public String usageSection() {
            return usageRules.replaceFirst(" .*", "");
        }
    }

    /**
     * @param factsFile its name in the folder of facts
     * @param countings how often the day was counted
     */
    record CountedDay(LocalDate day, Origin origin, String factsFile, int countings) {}

    Optional<CountedDay> find(LocalDate day);

    /** The counted ones of these days. */
    SortedMap<LocalDate, CountedDay> between(LocalDate first, LocalDate last);

    /** The newest counted day. */
    Optional<LocalDate> last();

    /** Puts the counted usage in the day's place, as one change with the caller's transaction. */
    void replace(Manifest manifest, CountedDay day, CountedUsage usage);

    /** The manifests of the counted days, by day. */
    List<Manifest> manifests(LocalDate first, LocalDate last);

    /** Gives the figures by day, model_id, creator_id. */
    void forEachDaily(LocalDate first, LocalDate last, BiConsumer<LocalDate, DailyUsage> consumer);

    /** Gives the rejected rows by day, file, row. */
    void forEachRejected(LocalDate first, LocalDate last, BiConsumer<LocalDate, RejectedRow> consumer);
}
