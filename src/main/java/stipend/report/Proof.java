package stipend.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of which both sides, found in two ways, must be the same to the last digit.
 *
 * @param key the sentence in the words' files; what stands before its dot says what an open line waits for
 * @param about what the sentence is said of (a program), else empty
 * @param right null: there is nothing yet to hold the left side against
 */
public record Proof(
        String key,
        String about,
        Unit unit,
        BigDecimal left,
        @Nullable BigDecimal right) {
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

    /** A line whose other side comes later: with the run's posting, or with its export. */
    static Proof open(String key, BigDecimal left) {
        return new Proof(key, "", Unit.MONEY, left, null);
    }

    /** Null while it is open. */
    public @Nullable BigDecimal difference() {
        return right == null ? null : left.subtract(right);
    }

    public boolean isOpen() {
        return right == null;
    }

    /** Nothing speaks against it. */
    public boolean holds() {
        return right == null || left.compareTo(right) == 0;
    }

    String sentence(Words words) {
        var sentence = words.say("proof." + key) + (about.isEmpty() ? "" : " · " + about);
        return isOpen() ? sentence + " · " + words.say("open." + key.replaceFirst("\\..*", "")) : sentence;
    }

    /** One line for people: {@code 27 of 27 proof lines hold}, or which do not, and how many are open. */
    public static String summary(List<Proof> proofs) {
        var closed = proofs.stream().filter(proof -> !proof.isOpen()).toList();
        var broken = closed.stream().filter(proof -> !proof.holds()).map(Proof::brokenLine);
        var hold = closed.stream().filter(Proof::holds).count();
        var open = proofs.size() - closed.size();
        var line = hold + " of " + closed.size() + " proof lines hold"
                + (open == 0 ? "" : ", " + open + " wait for the run to go on");
        return hold == closed.size() ? line : line + "; " + String.join("; ", broken.toList());
    }

    private String brokenLine() {
        return sentence(Words.EN) + ": " + Objects.requireNonNull(difference()).toPlainString();
    }
}
