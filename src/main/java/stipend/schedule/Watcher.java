package stipend.schedule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Who is told what becomes of the work. */
public interface Watcher {
    /** All that was due is done. */
    void done(Work work);

    /** @param line what was wrong, where, and what to do */
    void failed(Work work, String line);

    /** @param days without a delivery; one at least */
    void missing(List<LocalDate> days);

    /** The month's payout run is drafted. */
    void drafted(YearMonth month);
}
