package stipend.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Upper bounds of a program's awards; null: not bounded. */
public record Caps(
        @Nullable BigDecimal perPoint,
        @Nullable BigDecimal perModel,
        @Nullable BigDecimal perCreator) {
    public static final Caps NONE = new Caps(null, null, null);
}
