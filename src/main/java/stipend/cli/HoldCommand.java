package stipend.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.KnownIds;
import stipend.payout.OrderBook;

@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Keeps a creator's money, or the awards of a model, back for a case.",
            "From the next month that is computed on, it goes to the creator's held account",
            "until somebody says release, redirect or forfeit. The case is opened first (case",
            "open). A run that is drafted already cannot be approved any more: cancel it and",
            "compute its month again. Creators who are suspended or banned are held anyway."
        })
final class HoldCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @ArgGroup(multiplicity = "1")
    private HeldSubject on = new HeldSubject();

    @Option(names = "--case", paramLabel = "ID", required = true, description = "The case that it is for")
    private @Nullable String caseId;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why")
    private @Nullable String reason;

    @Mixin
    private Signing signing = new Signing();

    @Override
    public Integer call() {
        var top = Parent.of(stipend);
        return top.with(application -> {
            on.require(application.getBean(KnownIds.class));
            var orders = application.getBean(OrderBook.class);
            var ordered = signing.done(
                    application,
                    () -> orders.hold(Parent.of(caseId), on.subject(), Parent.of(reason), signing.step(application)));
            top.out().println(signing.said(ordered.order() + " is in place", ordered.isNew()));
            return 0;
        });
    }
}
