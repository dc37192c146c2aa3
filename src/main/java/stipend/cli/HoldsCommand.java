package stipend.cli;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import stipend.payout.Hold;
import stipend.payout.OrderBook;
import stipend.payout.PayoutRuns;

@Command(
        name = "holds",
        mixinStandardHelpOptions = true,
        description = "Shows every hold, and what is in held accounts under it.")
final class HoldsCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Override
    public Integer call() {
        var top = Parent.of(stipend);
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
            rows.add(List.of(Hold.key(hold.number()), hold.caseId(), hold.on().words(), state(hold), "", ""));
        }
        for (var currency : currencies(application)) {
            orders.held(currency)
                    .forEach((order, held) -> held.forEach((creator, amount) ->
                            rows.add(List.of(order, "", "", "", creator, amount.toPlainString() + " " + currency))));
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
