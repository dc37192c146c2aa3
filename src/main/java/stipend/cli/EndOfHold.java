package stipend.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.KnownIds;
import stipend.payout.HoldEnd;
import stipend.payout.HoldEnd.Way;
import stipend.payout.OrderBook;

/** What becomes of held money: three commands that differ in where it goes. */
abstract class EndOfHold implements Callable<Integer> {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @ArgGroup(multiplicity = "1")
    private HeldSubject on = new HeldSubject();

    @Option(names = "--case", paramLabel = "ID", description = "Which case's hold, where several are in place")
    private @Nullable String caseId;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; the creator reads it")
    private @Nullable String reason;

    @Mixin
    private Signing signing = new Signing();

    abstract Way way();

    @Nullable
    String to() {
        return null;
    }

    @Override
    public Integer call() {
        var top = Parent.of(stipend);
        return top.with(application -> {
            var to = to();
            if (to != null) {
                application.getBean(KnownIds.class).requireCreator(to);
            }
            var end = new HoldEnd(way(), to, Parent.of(reason), signing.step(application));
            var orders = application.getBean(OrderBook.class);
            var ordered = signing.done(application, () -> orders.end(on.subject(), caseId, end));
            var what = ordered.order() + " is " + way().done() + (to == null ? "" : " to " + to)
                    + "; the next month's run carries it out";
            top.out().println(signing.said(what, ordered.isNew()));
            return 0;
        });
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Ends a hold: what it caught is paid with the next run.",
                "Of a suspended or banned creator without a hold: what his status kept back so far."
            })
    static final class Release extends EndOfHold {
        @Override
        Way way() {
            return Way.RELEASE;
        }
    }

    @Command(
            name = "redirect",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Ends a hold: what it caught goes to another creator with the next run.",
                "For a model that was published again by somebody who is not its author."
            })
    static final class Redirect extends EndOfHold {
        @Option(names = "--to", paramLabel = "CREATOR", required = true, description = "Who gets it")
        private @Nullable String to;

        @Override
        Way way() {
            return Way.REDIRECT;
        }

        @Override
        @Nullable
        String to() {
            return to;
        }
    }

    @Command(
            name = "forfeit",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {"Ends a hold: what it caught returns to the platform with the next run."})
    static final class Forfeit extends EndOfHold {
        @Override
        Way way() {
            return Way.FORFEIT;
        }
    }
}
