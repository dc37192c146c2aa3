package stipend.usage;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stipend.catalog.Snapshot;
import stipend.delivery.DeliveredFile;
import stipend.rules.Measure;
import stipend.rules.UsageRules;

/** Counts usage. On one machine this is DuckDB; a bigger platform puts its own query engine here. */
public interface UsageEngine {
    /** How a file of facts ends. It changes when facts become others: those with another ending are not read any more. */
    String FACTS_ENDING = ".lines.parquet";

    /**
     * Counts a day, as SPEC §2 says.
     *
     * @throws stipend.fault.InputFault if a file cannot be read, or rows were delivered and no catalog is in force
     */
    CountedUsage count(Delivery delivery);

    /** Sums a month that has no measures. */
    default MonthUsage sum(List<Path> facts) {
        return sum(facts, Collections.emptySortedMap());
    }

    /**
     * Sums a month from its days' facts; rows come in the order of their ids.
     *
     * @param measures under which every day was counted
     */
    MonthUsage sum(List<Path> facts, SortedMap<String, Measure> measures);

    /** What is to be counted: the files, the day's bounds as instants, the catalog and rules in force. */
    record Delivery(
            LocalDate day,
            Instant begins,
            Instant ends,
            List<DeliveredFile> files,
            @Nullable Snapshot catalog,
            UsageRules rules) {}

    /** A counted day, not yet kept anywhere; it holds the engine's memory until it is closed. */
    interface CountedUsage extends AutoCloseable {
        /** Rows of each file, in the order of the files. */
        List<Long> rowsByFile();

        /** The accepted events' distinct models, added up: what counted and excluded lines must sum to. */
        long lines();

        List<Manifest.BucketCount> buckets();

        /** Gives the rows ascending by model_id, creator_id. */
        void forEachDaily(Consumer<DailyUsage> consumer);

        /** Gives the rows by file and row. */
        void forEachRejected(Consumer<RejectedRow> consumer);

        /** Writes the facts that {@link UsageEngine#sum} reads. */
        void writeFacts(Path file);

        @Override
        void close();
    }
}
