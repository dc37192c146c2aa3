package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stipend.payout.Adjustment.Content;

/**
 * Orders about money beside the month's awards (SPEC §5): holds and what becomes of them, adjustments. Nothing moves
 * when one is given; the next run carries it out once two people have signed it. Each command is one transaction, and
 * giving the same order again, as after an interruption, finds it given and changes nothing.
 */
public interface OrderBook {

    /**
     * An order, and whether it is there since now.
     *
     * @param isNew false: it was given before
     */
    record Ordered<T>(T order, boolean isNew) {}

    /** Places a hold; one that is in place for the case on the same subject stays as it is. */
    Ordered<Hold> hold(String caseId, Hold.Subject on, String reason, Step step);

    /**
     * Ends the hold that is in place on the subject; a creator without one: what his status kept back so far.
     *
     * @param caseId which case's hold, where several are in place; null: there is one
     */
    Ordered<String> end(Hold.Subject on, @Nullable String caseId, HoldEnd end);

    /**
     * Orders an adjustment.
     *
     * @param debtLimit how far below zero the creator's balance may come by it; null: any
     */
    Ordered<Adjustment> adjust(Content content, @Nullable BigDecimal debtLimit, Step step);

    /** Orders that the creator's present debt is written off, once somebody else approves. */
    Ordered<Adjustment> writeOff(String creatorId, Currency currency, YearMonth origin, String reason, Step step);

    /** Agrees to a write-off. */
    Ordered<Adjustment> approve(int adjustment, Step step);

    /** Takes an adjustment back that no run carried out. */
    Ordered<Adjustment> withdraw(int adjustment, Step step);

    /** What the next run of that currency carries out. */
    Orders due(Currency currency);

    /** By number, also those that have ended. */
    List<Hold> holds();

    /** What is in a held account now under each order, by creator: only what is above zero. */
    Map<String, Map<String, BigDecimal>> held(Currency currency);

    /** By number, with the month of the run that carried it out, if one did. */
    Map<Adjustment, Optional<YearMonth>> adjustments();
}
