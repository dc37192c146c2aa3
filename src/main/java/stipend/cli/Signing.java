package stipend.cli;

import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Option;
import stipend.payout.Step;

/** Who gives an order or signs a step, and whether it is only tried. */
final class Signing {
    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who does it")
    private @Nullable String by;

    @Option(names = "--note", paramLabel = "TEXT", description = "A note that is kept with it")
    private @Nullable String note;

    @Option(names = "--dry-run", description = "Say what would happen, and change nothing")
    private boolean dryRun;

    Step step(ApplicationContext application) {
        return new Step(Parent.of(by), application.getBean(Clock.class).instant(), note);
    }

    boolean isDry() {
        return dryRun;
    }

    /** A dry run is the order itself, taken back: it meets the same refusals. */
    <T> T done(ApplicationContext application, Supplier<T> order) {
        if (!dryRun) {
            return order.get();
        }
        return application.getBean(TransactionTemplate.class).execute(transaction -> {
            transaction.setRollbackOnly();
            return order.get();
        });
    }

    /** The line that says what came of it. */
    String said(String what, boolean isNew) {
        if (dryRun) {
            return "dry run, nothing was changed: " + what + (isNew ? "" : " (was so before)");
        }
        return what + (isNew ? "" : "; it was so before, nothing was changed");
    }
}
