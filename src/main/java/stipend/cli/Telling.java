package stipend.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import stipend.batch.Failure;
import stipend.batch.Nightly;
import stipend.fault.BusyFault;
import stipend.notice.Notice;
import stipend.notice.Notice.Kind;
import stipend.notice.Notices;
import stipend.payout.PayoutRun;

/** Tells people outside what they must know of; that somebody could not be told is said here, and stops nothing. */
final class Telling {
    private final Notices notices;
    private final Consumer<String> otherwise;

    Telling(Notices notices, Consumer<String> otherwise) {
        this.notices = notices;
        this.otherwise = otherwise;
    }

    /** For a command that a person or cron has started. */
    static Telling of(NoticeOptions options, StipendCommand top) {
        return new Telling(options.notices(), top::warn);
    }

    /** Does the work, and tells of it if it fails; not if only somebody else was at it. */
    <T> T during(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (BusyFault e) {
            throw e;
        } catch (RuntimeException e) {
            failed(what, Failure.line(e));
            throw e;
        }
    }

    void failed(String what, String line) {
        send(Kind.FAILED, what + " failed", line);
    }

    void missing(List<LocalDate> days) {
        Nightly.warning(days).ifPresent(line -> send(Kind.MISSING, "deliveries are missing", line));
    }

    /** Nothing if it waits for nobody. */
    void drafted(PayoutRun run) {
        if (run instanceof PayoutRun.Draft || run instanceof PayoutRun.Reviewed) {
            var month = run.id().month();
            send(
                    Kind.AWAITING_APPROVAL,
                    "payout run " + run.id() + " awaits approval",
                    "payout run " + run.id() + " is " + run.state() + ", prepared by "
                            + run.prepared().by() + "; run review --month " + month + " and run approve --month "
                            + month + " by two others");
        }
    }

    /** To see whether notices arrive. */
    boolean test() {
        return send(Kind.TEST, "a test", "This is only to see whether notices arrive.");
    }

    private boolean send(Kind kind, String subject, String text) {
        var undelivered = notices.send(new Notice(kind, subject, text, Instant.now()));
        undelivered.forEach(otherwise);
        return undelivered.isEmpty();
    }
}
