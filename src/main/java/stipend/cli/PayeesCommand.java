package stipend.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import stipend.payout.PayeeForm;
import stipend.payout.PayeesFile;
import stipend.payout.Payments;

@Command(
        name = "payees",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks who is paid where, and seals their numbers anew.",
        subcommands = {PayeesCommand.Check.class, PayeesCommand.Rotate.class})
final class PayeesCommand extends CommandGroup {
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Lists every cell of payees.csv that would keep a payment out of the files for the",
                "banks; exit code 2 if there is one."
            })
    static final class Check implements Callable<Integer> {
        @ParentCommand
        private @Nullable PayeesCommand payees;

        @Override
        public Integer call() {
            var top = Parent.of(payees).top();
            var rows = PayeesFile.read(top.places().data()).rows();
            var wrong =
                    rows.stream().map(PayeeForm::wrong).flatMap(List::stream).toList();
            wrong.forEach(top.out()::println);
            top.out().println(rows.size() + " payees, " + wrong.size() + " cells that no bank would take");
            return wrong.isEmpty() ? 0 : 2;
        }
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Seals every name, id and account number that is kept with a new key.",
                "A key file gets its new key by itself. In STIPEND_KEY put the new key first, a",
                "comma and the former one behind it, and drop the former one afterwards."
            })
    static final class Rotate implements Callable<Integer> {
        @ParentCommand
        private @Nullable PayeesCommand payees;

        @Override
        public Integer call() {
            var top = Parent.of(payees).top();
            return top.with(application -> {
                int sealed = application.getBean(Payments.class).rotate();
                top.out().println(sealed + " names and numbers are sealed again");
                return 0;
            });
        }
    }
}
