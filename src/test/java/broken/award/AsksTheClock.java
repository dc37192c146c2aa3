package broken.award;

import java.time.Clock;
import java.time.Instant;

class AsksTheClock {
    Instant now(Clock clock) {
        return clock.instant();
    }
}
