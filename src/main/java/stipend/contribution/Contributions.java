package stipend.contribution;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** The months' contributions, as they are kept. */
public interface Contributions {
    /** Puts the contribution in the month's place, within the caller's transaction. */
    void replace(MonthContribution contribution, Map<String, String> modelNames);

    Optional<MonthContribution> find(YearMonth month);

    /** The latest month that has a row. */
    Optional<YearMonth> last();

    /** The names of the month's models, by id. */
    Map<String, String> modelNames(YearMonth month);

    /** Puts the names of whoever gets or has money in the place of the month's. */
    void replaceCreatorNames(YearMonth month, Map<String, String> names);

    Map<String, String> creatorNames(YearMonth month);
}
