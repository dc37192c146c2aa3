package stipend.rules;

import static stipend.rules.Type.NUMBER;
import static stipend.rules.Type.TEXT;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The names of SPEC §3 in a program per creator, in the order of their slots: a value stands in the row at
 * {@code ordinal()}. Those of earlier months follow ({@link EarlierName}), and from {@link #COUNT} on the names of
 * platform.csv, in the order of {@link FinanceNames}.
 */
public enum CreatorSlot {
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
    CREATOR_STATUS(TEXT),
    CREATOR_AGE_DAYS(NUMBER),
    DAYS_IN_MONTH(NUMBER),
    MODELS(NUMBER),
    TOTAL_GENERATIONS(NUMBER),
    TOTAL_IMAGES(NUMBER),
    TOTAL_DOWNLOADS(NUMBER),
    TOTAL_CREDITED_GENERATIONS(NUMBER),
    TOTAL_REVENUE(NUMBER),

    /** In programs with {@code rank_by}. */
    RANK(NUMBER);

    /** How many slots come before those of finance's figures. */
    public static final int COUNT = values().length + EarlierName.ALL.size();

    private final Type type;

    CreatorSlot(Type type) {
        this.type = type;
    }

    /** As rules write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those of SPEC §3, which a model's row has as {@code creator_X}. */
    static Stream<String> metrics() {
        return Stream.of(values())
                .filter(slot -> slot.ordinal() <= EXCLUSIVE_DAYS.ordinal())
                .map(CreatorSlot::word);
    }

    static List<Vocabulary.Name> vocabularyNames() {
        return EarlierName.after(Stream.of(values())
                .map(slot -> new Vocabulary.Name(slot.word(), slot.type, slot.ordinal()))
                .toList());
    }
}
