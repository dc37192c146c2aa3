package stipend.rules;

import static stipend.rules.Type.BOOLEAN;
import static stipend.rules.Type.NUMBER;
import static stipend.rules.Type.TEXT;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The names of SPEC §3 in a program per model, in the order of their slots: a value stands in the row at
 * {@code ordinal()}. Those of earlier months follow ({@link EarlierName}), and from {@link #COUNT} on the names of
 * platform.csv, in the order of {@link FinanceNames}.
 */
public enum ModelSlot {
    GENERATIONS(NUMBER),
    DOWNLOADS(NUMBER),
    VIEWS(NUMBER),
    LIKES(NUMBER),
    IMAGES(NUMBER),
    CREDITED_GENERATIONS(NUMBER),
    REVENUE(NUMBER),
    UNIQUE_USERS(NUMBER),
    ACTIVE_DAYS(NUMBER),
    LISTED_DAYS(NUMBER),
    EXCLUSIVE_DAYS(NUMBER),
    TYPE(TEXT),
    VERTICAL(TEXT),
    COMMERCIAL_USE(BOOLEAN),
    EXCLUSIVE(BOOLEAN),
    STATUS(TEXT),
    CREATOR_STATUS(TEXT),
    MODEL_AGE_DAYS(NUMBER),
    CREATOR_AGE_DAYS(NUMBER),
    DAYS_IN_MONTH(NUMBER),
    TOTAL_GENERATIONS(NUMBER),
    TOTAL_IMAGES(NUMBER),
    TOTAL_DOWNLOADS(NUMBER),
    TOTAL_CREDITED_GENERATIONS(NUMBER),
    TOTAL_REVENUE(NUMBER),

    /** In programs with {@code rank_by}. */
    RANK(NUMBER),

    CREATOR_GENERATIONS(NUMBER),
    CREATOR_DOWNLOADS(NUMBER),
    CREATOR_VIEWS(NUMBER),
    CREATOR_LIKES(NUMBER),
    CREATOR_IMAGES(NUMBER),
    CREATOR_CREDITED_GENERATIONS(NUMBER),
    CREATOR_REVENUE(NUMBER),
    CREATOR_UNIQUE_USERS(NUMBER),
    CREATOR_ACTIVE_DAYS(NUMBER),
    CREATOR_LISTED_DAYS(NUMBER),
    CREATOR_EXCLUSIVE_DAYS(NUMBER);

    /** How many slots come before those of finance's figures. */
    public static final int COUNT = values().length + EarlierName.ALL.size();

    private final Type type;

    ModelSlot(Type type) {
        this.type = type;
    }

    /** As rules write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<Vocabulary.Name> vocabularyNames() {
        return EarlierName.after(Stream.of(values())
                .map(slot -> new Vocabulary.Name(slot.word(), slot.type, slot.ordinal()))
                .toList());
    }
}
