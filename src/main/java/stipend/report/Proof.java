package stipend.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * A line of which both sides, found in two ways, must be the same to the last digit.
 *
 * @param key the sentence in the words' files
 * @param about what the sentence is said of (a program), else empty
 */
public record Proof(String key, String about, Unit unit, BigDecimal left, BigDecimal right) {
    /** What the sides count. */
    public enum Unit {
        ROWS,
        MONEY
    }

    static Proof rows(String key, long left, long right) {
        return new Proof(key, "", Unit.ROWS, BigDecimal.valueOf(left), BigDecimal.valueOf(right));
    }

    static Proof money(String key, String about, BigDecimal left, BigDecimal right) {
        return new Proof(key, about, Unit.MONEY, left, right);
    }

    public BigDecimal difference() {
        return left.subtract(right);
    }

    public boolean holds() {
        return difference().signum() == 0;
    }

    String sentence(Words words) {
        return words.say("proof." + key) + (about.isEmpty() ? "" : " · " + about);
    }

    /** One line for people: {@code 27 of 27 proof lines hold}, or which do not. */
    public static String summary(List<Proof> proofs) {
        var broken = proofs.stream()
                .filter(p -> !p.holds())
                .map(p -> p.sentence(Words.EN) + ": " + p.difference().toPlainString());
        var hold = proofs.stream().filter(Proof::holds).count();
        var line = hold + " of " + proofs.size() + " proof lines hold";
        return hold == proofs.size() ? line : line + "; " + String.join("; ", broken.toList());
    }
}
