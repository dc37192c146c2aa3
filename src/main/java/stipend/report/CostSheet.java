package stipend.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import stipend.report.Books.Cost;
import stipend.text.CodePoints;

/** What each program cost in each of the last months, and a chart of it. */
final class CostSheet {
    private static final String NAME = "Cost";

    private final List<String> programs;
    private final TreeMap<YearMonth, TreeMap<String, BigDecimal>> months = new TreeMap<>();

    private CostSheet(List<Cost> costs) {
        var names = new TreeSet<>(CodePoints.ORDER);
        for (var cost : costs) {
            names.add(cost.program());
            months.computeIfAbsent(cost.month(), _ -> new TreeMap<>(CodePoints.ORDER))
                    .merge(cost.program(), cost.amount(), BigDecimal::add);
        }
        programs = List.copyOf(names);
    }

    static void write(Book book, List<Cost> costs, int decimals) {
        var sheet = new CostSheet(costs);
        var end = new Table<>(book, NAME, Table.FULL - 2, sheet.columns())
                .write(sheet.months.keySet().iterator());
        Totals.write(book, end, sheet.totals(), decimals);
        if (!costs.isEmpty()) {
            sheet.draw(book);
        }
    }

    private List<Table.Column<YearMonth>> columns() {
        var columns = new ArrayList<Table.Column<YearMonth>>();
        columns.add(Table.text("month", 36, (line, month) -> line.text(month.toString())));
        programs.forEach(program ->
                columns.add(Table.named(program, 20, (line, month) -> line.money(amount(month, program)))));
        columns.add(Table.figures("all_programs", 20, (line, month) -> line.money(sum(month))));
        return columns;
    }

    private BigDecimal amount(YearMonth month, String program) {
        var ofMonth = months.get(month);
        return ofMonth == null ? BigDecimal.ZERO : ofMonth.getOrDefault(program, BigDecimal.ZERO);
    }

    private BigDecimal sum(YearMonth month) {
        return programs.stream().map(program -> amount(month, program)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal sum(String program) {
        return months.keySet().stream().map(month -> amount(month, program)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<@Nullable BigDecimal> totals() {
        var totals = new ArrayList<@Nullable BigDecimal>(Arrays.asList((BigDecimal) null));
        programs.forEach(program -> totals.add(sum(program)));
        totals.add(months.keySet().stream().map(this::sum).reduce(BigDecimal.ZERO, BigDecimal::add));
        return totals;
    }

    private void draw(Book book) {
        var chart = new ColumnChart(
                Words.label("cost.chart"),
                months.keySet().stream().map(YearMonth::toString).toList());
        for (int i = 0; i < programs.size(); i++) {
            var program = programs.get(i);
            var amounts = months.keySet().stream()
                    .map(month -> amount(month, program))
                    .toList();
            chart.add(program, i + 1, amounts);
        }
        chart.draw(book.workbook().getXSSFWorkbook().getSheet(NAME));
    }
}
