package stipend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stipend.report.MonthReport.Payout;
import stipend.report.MonthReport.Transfer;
import stipend.statement.Account;

/** One row per creator, then the exact totals, then the spreadsheet's own sums against them. */
final class PayoutsSheet {
    /** An amount's heading and where it stands in an account. */
    private record Amount(String key, Function<Account, BigDecimal> of) {}

    private static final List<Amount> AMOUNTS = List.of(
            new Amount("opening", Account::opening),
            new Amount("awards", Account::awards),
            new Amount("adjustments", Account::adjustments),
            new Amount("held", Account::held),
            new Amount("gross", Account::gross),
            new Amount("carried", Account::carried),
            new Amount("tax", Account::tax),
            new Amount("net", Account::net),
            new Amount("returned", Account::returned),
            new Amount("paid", Account::paid));

    private PayoutsSheet() {}

    static void write(Book book, MonthReport report) {
        var total = new Account[] {Account.ZERO};
        try (var rows = report.payouts().open()) {
            var summed =
                    rows.peek(row -> total[0] = total[0].plus(row.account())).iterator();
            var end = new Table<>(book, "Payouts", Table.FULL - 2, columns()).write(summed);
            Totals.write(book, end, totals(total[0]), report.currency().getDefaultFractionDigits());
        }
    }

    private static List<Table.Column<Payout>> columns() {
        var columns = new ArrayList<Table.Column<Payout>>();
        columns.add(Table.text("creator_id", 16, (line, r) -> line.text(r.creatorId())));
        columns.add(Table.text("creator_name", 28, (line, r) -> line.text(r.creatorName())));
        AMOUNTS.forEach(amount -> columns.add(Table.figures(
                amount.key(), 16, (line, r) -> line.money(amount.of().apply(r.account())))));
        columns.add(transfer("channel", 12, Transfer::channel));
        columns.add(transfer("account", 16, Transfer::account));
        columns.add(transfer("reference", 34, Transfer::reference));
        columns.add(transfer("result", 30, Transfer::result));
        columns.add(Table.text("status", 14, (line, r) -> line.text(r.status())));
        return columns;
    }

    private static Table.Column<Payout> transfer(String key, int width, Function<Transfer, String> of) {
        return Table.text(key, width, (line, r) -> line.text(r.transfer() == null ? null : of.apply(r.transfer())));
    }

    private static List<@Nullable BigDecimal> totals(Account total) {
        var figures = new ArrayList<@Nullable BigDecimal>(Arrays.asList(null, null));
        AMOUNTS.forEach(amount -> figures.add(amount.of().apply(total)));
        figures.addAll(Arrays.asList(null, null, null, null, null));
        return figures;
    }
}
