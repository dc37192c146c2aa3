package stipend.cli;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.KnownIds;
import stipend.payout.Hold;
import stipend.payout.OrderBook;
import stipend.payout.PayoutRuns;

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
        },
        subcommands = HoldCommand.Listing.class)
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

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows every hold, and what is in held accounts under it.")
    static final class Listing implements Callable<Integer> {
        @ParentCommand
        private @Nullable HoldCommand hold;

        @Override
        public Integer call() {
            var top = Parent.of(Parent.of(hold).stipend);
            return top.with(application -> {
                var rows = rows(application);
                if (rows.size() == 1) {
                    top.out().println("nothing is held and no hold was placed");
                } else {
                    TextTable.lines(rows, 5).forEach(top.out()::println);
                }
                return 0;
            });
        }

        private static List<List<String>> rows(ApplicationContext application) {
            var orders = application.getBean(OrderBook.class);
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("order", "case", "on", "state", "creator", "held"));
            for (var hold : orders.holds()) {
                rows.add(List.of(
                        Hold.key(hold.number()), hold.caseId(), hold.on().words(), state(hold), "", ""));
            }
            for (var currency : currencies(application)) {
                orders.held(currency)
                        .forEach((order, held) -> held.forEach((creator, amount) -> rows.add(
                                List.of(order, "", "", "", creator, amount.toPlainString() + " " + currency))));
            }
            return rows;
        }

        private static List<Currency> currencies(ApplicationContext application) {
            return application.getBean(PayoutRuns.class).all().stream()
                    .map(run -> run.rules().currency())
                    .distinct()
                    .toList();
        }

        private static String state(Hold hold) {
            var end = hold.end();
            return end == null ? "in place" : end.way().done() + (end.to() == null ? "" : " to " + end.to());
        }
    }
}
