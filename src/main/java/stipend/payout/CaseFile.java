package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import stipend.fault.InputFault;
import stipend.money.Allocation;
import stipend.money.Fraction;
import stipend.text.CodePoints;

/**
 * An infringement (SPEC §5): models that were published elsewhere without their authors, what proves it, what was won
 * back from whoever did it.
 *
 * @param steps its life; the last says its status
 * @param models by model_id
 * @param evidence in the order of registration
 * @param recoveries in the order in which they came in
 */
public record CaseFile(
        String id,
        String title,
        Step opened,
        List<Turn> steps,
        List<Claimed> models,
        List<Evidence> evidence,
        List<Recovery> recoveries) {

    /** Where a case stands. */
    public enum Status {
        OPEN,
        UPHELD,
        DISMISSED,
        SETTLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public record Turn(Status status, Step step) {}

    /**
     * A model of a case.
     *
     * @param claimantId the creator who says that it is his
     * @param weight his part of what is recovered, zero or more
     */
    public record Claimed(String modelId, String claimantId, BigDecimal weight) {
        static final Comparator<Claimed> ORDER = Comparator.comparing(Claimed::modelId, CodePoints.ORDER);
    }

    /**
     * A file that proves something, kept by its SHA-256.
     *
     * @param wording what whoever registered it says that it shows
     */
    public record Evidence(String sha256, String fileName, long bytes, String wording, Step registered) {}

    /** @param reference of the money that came in, as the bank gives it */
    public record Recovery(String reference, BigDecimal amount, Currency currency, YearMonth origin, Step recorded) {
        public Recovery {
            if (reference.isBlank()) {
                throw new InputFault("--reference is empty: give the one under which the money came in");
            }
            int digits = currency.getDefaultFractionDigits();
            if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > digits) {
                throw new InputFault("--amount " + amount.toPlainString() + ": give one above zero, with at most "
                        + digits + " decimals");
            }
            reference = reference.strip();
            amount = amount.setScale(digits);
        }
    }

    public Status status() {
        return steps.isEmpty() ? Status.OPEN : steps.getLast().status();
    }

    /**
     * The amount shared over the models by weight, Hamilton-rounded: the parts sum to it. Ties go to the larger part,
     * then by model_id.
     *
     * @param digits of the currency's unit
     * @throws InputFault if no model weighs anything
     */
    public SortedMap<Claimed, BigDecimal> share(BigDecimal amount, int digits) {
        var sorted = models.stream().sorted(Claimed.ORDER).toList();
        var all = sorted.stream().map(Claimed::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (all.signum() == 0) {
            throw new InputFault("case " + id + " has no model that weighs anything: add its models first (case add)");
        }
        var unit = Fraction.ratio(amount.movePointRight(digits), all);
        var units = Allocation.floors(
                        sorted.size(), part -> unit.times(sorted.get(part).weight()))
                .complete(amount.movePointRight(digits).longValueExact(), Allocation.Room.UNLIMITED);
        var shares = new TreeMap<Claimed, BigDecimal>(Claimed.ORDER);
        for (int part = 0; part < units.length; part++) {
            shares.put(sorted.get(part), BigDecimal.valueOf(units[part], digits));
        }
        return shares;
    }
}
