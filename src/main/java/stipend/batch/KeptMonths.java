package stipend.batch;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import stipend.contribution.Contributions;
import stipend.contribution.MonthContribution;

/** Kept months, read ahead: to make objects of rows takes longer than to send them, so that each core reads a month. */
final class KeptMonths implements AutoCloseable {
    /** Each has a connection of its own, of which the pool has some more. */
    private static final int AT_ONCE = 4;

    private final ExecutorService readers;
    private final Map<YearMonth, Future<MonthContribution>> months;

    /** @param months in the order in which they will be asked for */
    KeptMonths(Contributions contributions, Collection<YearMonth> months) {
        this.readers =
                Executors.newFixedThreadPool(Math.min(Runtime.getRuntime().availableProcessors(), AT_ONCE));
        this.months = months.stream()
                .collect(Collectors.toMap(
                        Function.identity(), month -> readers.submit(() -> find(contributions, month))));
    }

    /** A month without usage has no row. */
    private static MonthContribution find(Contributions contributions, YearMonth month) {
        return contributions.find(month).orElseGet(() -> MonthContribution.none(month));
    }

    /** Waits until it is read. */
    MonthContribution get(YearMonth month) {
        try {
            return Objects.requireNonNull(months.get(month), "a month that was asked for")
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while months were read", e);
        }
    }

    /** Those that nobody waits for any longer are not read. */
    @Override
    public void close() {
        readers.shutdownNow();
        readers.close();
    }
}
