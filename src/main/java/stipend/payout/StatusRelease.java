package stipend.payout;

import java.time.YearMonth;

/**
 * What becomes of what a creator's status, suspended or banned, kept back: there is no hold that could end.
 *
 * @param through the last month whose run had caught something when it was ordered
 */
public record StatusRelease(int number, String creatorId, YearMonth through, HoldEnd end) {}
