package stipend.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellReference;
import stipend.report.MonthReport.Payout;
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

    private static final int FIRST_AMOUNT = 2;

    private PayoutsSheet() {}

    static void write(Book book, MonthReport report) {
        var total = new Account[] {Account.ZERO};
        try (var rows = report.payouts().open()) {
            var summed =
                    rows.peek(row -> total[0] = total[0].plus(row.account())).iterator();
            var end = new Table<>(book, "Payouts", Table.FULL - 2, columns()).write(summed);
            writeTotal(book, end, total[0], report.currency().getDefaultFractionDigits());
        }
    }

    private static List<Table.Column<Payout>> columns() {
        var amounts = AMOUNTS.stream()
                .map(amount -> Table.<Payout>figures(
                        amount.key(), 16, (line, r) -> line.money(amount.of().apply(r.account()))));
        return Stream.of(
                        Stream.of(
                                Table.<Payout>text("creator_id", 16, (line, r) -> line.text(r.creatorId())),
                                Table.<Payout>text("creator_name", 28, (line, r) -> line.text(r.creatorName()))),
                        amounts,
                        Stream.of(Table.<Payout>text("status", 14, (line, r) -> line.text(r.status()))))
                .flatMap(part -> part)
                .toList();
    }

    private static void writeTotal(Book book, Table.End end, Account total, int decimals) {
        var line = book.line(end.sheet(), end.row()).tall(18);
        line.say(Look.TOTAL_LABEL, Words.label("total")).say(Look.TOTAL_LABEL, "");
        AMOUNTS.forEach(amount -> line.figure(Look.TOTAL_MONEY, amount.of().apply(total)));
        line.say(Look.TOTAL_LABEL, "");
        if (end.part() == 1) {
            writeCheck(book, end, decimals);
        }
    }

    private static void writeCheck(Book book, Table.End end, int decimals) {
        var line = book.line(end.sheet(), end.row() + 1)
                .say(Look.NOTE, Words.label("check"))
                .skip(1);
        for (int column = FIRST_AMOUNT; column < FIRST_AMOUNT + AMOUNTS.size(); column++) {
            line.formula(Look.MONEY, check(column, end.row(), decimals), 0);
        }
    }

    /** What the rows above add up to in the spreadsheet, less the total that was computed exactly. */
    private static String check(int column, int rows, int decimals) {
        var letter = CellReference.convertNumToColString(column);
        return "ROUND(SUM(" + letter + "2:" + letter + rows + ")-" + letter + (rows + 1) + "," + decimals + ")";
    }
}
