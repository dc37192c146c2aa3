package stipend.cli;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import stipend.batch.KnownIds;
import stipend.ledger.Account;
import stipend.payout.Adjustment;
import stipend.payout.OrderBook;
import stipend.payout.Step;
import stipend.rules.Rules;

@Command(
        name = "adjust",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Gives a creator money beside the month's awards, or takes some back.",
            "It comes with the next month that is computed; two people sign that run. The",
            "creator reads amount and reason on the statement. A balance below zero is carried",
            "and netted; payout.debt_limit of the rules says how much a creator may owe."
        },
        subcommands = {
            AdjustCommand.Give.class,
            AdjustCommand.WriteOff.class,
            AdjustCommand.Approve.class,
            AdjustCommand.Withdraw.class,
            AdjustCommand.Listing.class
        })
final class AdjustCommand extends CommandGroup {
    /** An order to the book; {@code isNew} of what comes back says whether it was so before. */
    private interface Ordering {
        OrderBook.Ordered<Adjustment> in(OrderBook orders, ApplicationContext application, Step step);
    }

    /** Gives the order, or tries it, and says what came of it. */
    private int order(Signing signing, Ordering ordering, Function<Adjustment, String> state) {
        return top().with(application -> {
            var orders = application.getBean(OrderBook.class);
            var ordered = signing.done(application, () -> ordering.in(orders, application, signing.step(application)));
            var what = words(ordered.order()) + ", " + state.apply(ordered.order());
            top().out().println(signing.said(what, ordered.isNew()));
            return 0;
        });
    }

    private static String words(Adjustment adjustment) {
        var content = adjustment.content();
        return adjustment.key() + ", " + content.amount().toPlainString() + " " + content.currency() + " to creator "
                + content.creatorId() + " for " + content.origin();
    }

    @Command(
            name = "give",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Orders an adjustment; below zero, it takes back.",
                "The same one again changes nothing: to give the same twice, word the reason otherwise."
            })
    static final class Give implements Callable<Integer> {
        @ParentCommand
        private @Nullable AdjustCommand adjust;

        @Option(names = "--creator", paramLabel = "ID", required = true, description = "Who gets it, or owes it")
        private @Nullable String creator;

        @Option(names = "--amount", paramLabel = "AMOUNT", required = true, description = "Such as 12.50 or -12.50")
        private @Nullable BigDecimal amount;

        @Option(
                names = "--origin",
                paramLabel = "MONTH",
                required = true,
                description = "The month that it corrects, as 2024-02")
        private @Nullable YearMonth origin;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; the creator reads it")
        private @Nullable String reason;

        @Option(
                names = "--program",
                paramLabel = "ID",
                defaultValue = "adjustment",
                description = "The program whose account gives it (default: ${DEFAULT-VALUE})")
        private String program = "adjustment";

        @Option(names = "--case", paramLabel = "ID", description = "The case that it is of")
        private @Nullable String caseId;

        @Mixin
        private Signing signing = new Signing();

        @Override
        public Integer call() {
            return Parent.of(adjust).order(signing, this::give, given -> "is ordered");
        }

        private OrderBook.Ordered<Adjustment> give(OrderBook orders, ApplicationContext application, Step step) {
            application.getBean(KnownIds.class).requireCreator(Parent.of(creator));
            var rules = Parent.of(adjust).top().rulesToday(application);
            return orders.adjust(content(rules), rules.payout().debtLimit(), step);
        }

        private Adjustment.Content content(Rules rules) {
            return new Adjustment.Content(
                    Adjustment.Why.MANUAL,
                    Parent.of(creator),
                    Parent.of(amount),
                    rules.currency(),
                    new Account.Program(program),
                    Parent.of(origin),
                    Parent.of(reason),
                    caseId,
                    null);
        }
    }

    @Command(
            name = "write-off",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Gives up what a creator owes; it waits until somebody else approves it.",
                "It is for the debt as it is now: once his balance is another, it has no effect."
            })
    static final class WriteOff implements Callable<Integer> {
        @ParentCommand
        private @Nullable AdjustCommand adjust;

        @Option(names = "--creator", paramLabel = "ID", required = true, description = "Whose debt")
        private @Nullable String creator;

        @Option(
                names = "--origin",
                paramLabel = "MONTH",
                required = true,
                description = "The month that the debt is of, as 2024-02")
        private @Nullable YearMonth origin;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; the creator reads it")
        private @Nullable String reason;

        @Mixin
        private Signing signing = new Signing();

        @Override
        public Integer call() {
            return Parent.of(adjust)
                    .order(
                            signing,
                            this::writeOff,
                            given -> "waits for approval (adjust approve " + given.number() + ")");
        }

        private OrderBook.Ordered<Adjustment> writeOff(OrderBook orders, ApplicationContext application, Step step) {
            var currency = Parent.of(adjust).top().rulesToday(application).currency();
            return orders.writeOff(Parent.of(creator), currency, Parent.of(origin), Parent.of(reason), step);
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Agrees to a write-off; by somebody else than who ordered it.")
    static final class Approve implements Callable<Integer> {
        @ParentCommand
        private @Nullable AdjustCommand adjust;

        @Parameters(paramLabel = "NUMBER", description = "The adjustment's number")
        private int number;

        @Mixin
        private Signing signing = new Signing();

        @Override
        public Integer call() {
            return Parent.of(adjust)
                    .order(signing, (orders, _, step) -> orders.approve(number, step), given -> "is approved");
        }
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Takes an adjustment back that no signed run has carried out.")
    static final class Withdraw implements Callable<Integer> {
        @ParentCommand
        private @Nullable AdjustCommand adjust;

        @Parameters(paramLabel = "NUMBER", description = "The adjustment's number")
        private int number;

        @Mixin
        private Signing signing = new Signing();

        @Override
        public Integer call() {
            return Parent.of(adjust)
                    .order(signing, (orders, _, step) -> orders.withdraw(number, step), given -> "is withdrawn");
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows every adjustment and what became of it.")
    static final class Listing implements Callable<Integer> {
        @ParentCommand
        private @Nullable AdjustCommand adjust;

        @Override
        public Integer call() {
            var top = Parent.of(adjust).top();
            return top.with(application -> {
                var rows = new ArrayList<List<String>>();
                rows.add(List.of("number", "kind", "creator", "origin", "state", "reason", "amount"));
                application.getBean(OrderBook.class).adjustments().forEach((order, done) -> rows.add(row(order, done)));
                if (rows.size() == 1) {
                    top.out().println("no adjustment was ordered");
                } else {
                    TextTable.lines(rows, 6).forEach(top.out()::println);
                }
                return 0;
            });
        }

        private static List<String> row(Adjustment order, Optional<YearMonth> done) {
            var content = order.content();
            return List.of(
                    String.valueOf(order.number()),
                    content.why().word(),
                    content.creatorId(),
                    content.origin().toString(),
                    state(order, done),
                    content.reason(),
                    content.amount().toPlainString() + " " + content.currency());
        }

        private static String state(Adjustment order, Optional<YearMonth> done) {
            if (order.withdrawn() != null) {
                return "withdrawn";
            }
            var waiting = order.content().why() == Adjustment.Why.WRITE_OFF && order.approved() == null
                    ? "waits for approval"
                    : "waits for the next run";
            return done.map(month -> "with " + month).orElse(waiting);
        }
    }
}
