package stipend.payout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;

/** Who did a step of a run, when, and what they noted. Spaces around a name do not matter, nor does case. */
public record Step(String by, Instant at, @Nullable String note) {
    public Step {
        by = by.strip();
        if (by.isEmpty()) {
            throw new InputFault("--by is empty: name the person who takes this step");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** One person does not become two by writing his name in capitals. */
    public boolean isBySameAs(Step other) {
        return by.toLowerCase(Locale.ROOT).equals(other.by.toLowerCase(Locale.ROOT));
    }
}
