package stipend.delivery;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the cells of a column hold that rules declare (SPEC §4b). */
public enum CellType {
    TEXT("no control character"),
    BOOLEAN("true or false"),
    DECIMAL("a plain decimal such as 12.50");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,50}(\\.[0-9]{1,50})?");

    private final String wanted;

    CellType(String wanted) {
        this.wanted = wanted;
    }

    /** As rules write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a cell must be, for a fault's sentence. */
    public String wanted() {
        return wanted;
    }

    /** A String, Boolean or BigDecimal; empty if the text, which is not empty, is none of this type. */
    public Optional<Object> parse(String text) {
        return switch (this) {
            case TEXT -> text.codePoints().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text);
            case BOOLEAN ->
                switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                };
            case DECIMAL -> NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
        };
    }
}
