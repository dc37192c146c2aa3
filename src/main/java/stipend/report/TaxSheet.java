package stipend.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import stipend.report.Books.Tax;

/** What the tax office is told: per creator the income, what is deducted from it, and the tax withheld. */
final class TaxSheet {
    private TaxSheet() {}

    static void write(Book book, List<Tax> taxes, int decimals) {
        var end = new Table<>(book, "Tax", Table.FULL - 2, columns()).write(taxes.iterator());
        Totals.write(
                book,
                end,
                Arrays.asList(
                        null,
                        null,
                        null,
                        null,
                        null,
                        sum(taxes, Tax::income),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        sum(taxes, Tax::tax)),
                decimals);
    }

    private static BigDecimal sum(List<Tax> taxes, Function<Tax, BigDecimal> figure) {
        return taxes.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Table.Column<Tax>> columns() {
        return List.of(
                Table.text("creator_id", 16, (line, r) -> line.text(r.creatorId())),
                Table.text("legal_name", 24, (line, r) -> line.text(r.legalName())),
                Table.text("id_type", 14, (line, r) -> line.text(r.idType())),
                Table.text("id_number", 16, (line, r) -> line.text(r.idNumber())),
                Table.text("regime", 16, (line, r) -> line.text(r.regime())),
                Table.figures("income", 18, (line, r) -> line.money(r.income())),
                Table.figures("year_income", 18, (line, r) -> line.money(r.yearIncome())),
                Table.figures("expenses", 18, (line, r) -> line.money(r.expenses())),
                Table.figures("deduction", 18, (line, r) -> line.money(r.deduction())),
                Table.figures("tax_base", 18, (line, r) -> line.money(r.base())),
                Table.figures("rate", 10, (line, r) -> line.figure(Look.FACTOR, r.rate())),
                Table.figures("quick", 16, (line, r) -> line.money(r.quick())),
                Table.figures("withheld_before", 18, (line, r) -> line.money(r.before())),
                Table.figures("tax", 16, (line, r) -> line.money(r.tax())));
    }
}
