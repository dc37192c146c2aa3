package stipend.contribution;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The months' contributions, as they are kept. */
public interface Contributions {
    /** Puts the contribution in the month's place, within the caller's transaction. */
    void replace(MonthContribution contribution, Map<String, String> modelNames);

    Optional<MonthContribution> find(YearMonth month);

    /**
     * Sums of metrics over some months, those that are not 0.
     *
     * @param months that count, where a figure goes back so far
     * @param models what is asked of models under their creators, and of creators over all their models
     */
    Map<Earlier.Key, Map<String, BigDecimal>> sums(
            Collection<YearMonth> months, Collection<Earlier.Wanted> models, Collection<Earlier.Wanted> creators);

    /** The latest month that has a row. */
    Optional<YearMonth> last();

    /** The names of the month's models, by id. */
    Map<String, String> modelNames(YearMonth month);

    /** Puts the names of whoever gets or has money in the place of the month's. */
    void replaceCreatorNames(YearMonth month, Map<String, String> names);

    Map<String, String> creatorNames(YearMonth month);
}
