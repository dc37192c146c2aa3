package stipend.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stipend.award.AwardBook;
import stipend.payout.Audit;
import stipend.payout.PayoutRuns;

/** Has the ledger verified now and then, and remembers what came of it. */
public final class LedgerWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);

    private final PayoutRuns runs;
    private final AwardBook awards;
    private final Clock clock;
    private volatile @Nullable Verified last;

    LedgerWatch(PayoutRuns runs, AwardBook awards, Clock clock) {
        this.runs = runs;
        this.awards = awards;
        this.clock = clock;
    }

    /** What came of it, and when. */
    record Verified(boolean sound, Instant at) {}

    Optional<Verified> last() {
        return Optional.ofNullable(last);
    }

    /** Walks the whole ledger; gives what is wrong with it, empty if nothing is. */
    public synchronized Optional<String> verify() {
        var audit = runs.verify(awards);
        var sound = audit instanceof Audit.Sound;
        last = new Verified(sound, clock.instant());
        if (sound) {
            LOG.info(audit.line());
            return Optional.empty();
        }
        LOG.error(audit.line());
        return Optional.of(audit.line());
    }
}
