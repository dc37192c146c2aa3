package stipend.payout;

import java.time.YearMonth;

/**
 * A month's run.
 *
 * @param number 1, and one more for each run of the month that was cancelled; drafting again keeps the number
 */
public record RunId(YearMonth month, int number) {
    @Override
    public String toString() {
        return month + "/" + number;
    }
}
