package stipend.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A metric that rules add to the rows of SPEC §3 (SPEC §4b): something of the counted lines of one type.
 *
 * @param where for which of them, by {@code quantity}, {@code amount} and the declared event columns; {@link Digits} says
 *     that it can be asked in SQL exactly
 * @param perUser how many lines of one user count on one row in the month; null: all
 */
public record Measure(
        Kind kind, EventType of, Expr where, @Nullable Long perUser) {
    /** What is made of the lines. */
    public enum Kind {
        /** Their number. */
        COUNT,
        /** Their quantity. */
        SUM,
        /** The number of distinct users. */
        USERS,
        /** The sum over users of the part that the row's lines are of all that count of the user's month. */
        SHARE;

        /** As rules write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is a sum over rows and months; users of several may be the same ones. */
    public boolean addsUp() {
        return kind != Kind.USERS;
    }

    /** One text for all measures that count alike. */
    String canonical() {
        return kind.word() + " " + of.word() + (perUser == null ? "" : " per_user " + perUser) + " where "
                + ExprText.of(where);
    }
}
