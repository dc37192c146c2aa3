package stipend.payout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;

/** Who did a step of a run, when, and what they noted. Names are compared as written, without spaces around them. */
public record Step(String by, Instant at, @Nullable String note) {
    public Step {
        by = by.strip();
        if (by.isEmpty()) {
            throw new InputFault("--by is empty: name the person who takes this step");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
