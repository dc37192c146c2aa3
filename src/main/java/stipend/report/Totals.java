package stipend.report;

import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** The last lines of a sheet: the totals, computed exactly, and the spreadsheet's own sums against them. */
final class Totals {
    private Totals() {}

    /**
     * @param figures one per column, the first of them for the label; null where nothing is summed
     * @param decimals of the currency
     */
    static void write(Book book, Table.End end, List<@Nullable BigDecimal> figures, int decimals) {
        var line = book.line(end.sheet(), end.row()).tall(18);
        line.say(Look.TOTAL_LABEL, Words.label("total"));
        for (var figure : figures.subList(1, figures.size())) {
            if (figure == null) {
                line.say(Look.TOTAL_LABEL, "");
            } else {
                line.figure(Look.TOTAL_MONEY, figure);
            }
        }
        // a formula reaches its own sheet only
        if (end.part() == 1) {
            check(book, end, figures, decimals);
        }
    }

    private static void check(Book book, Table.End end, List<@Nullable BigDecimal> figures, int decimals) {
        var line = book.line(end.sheet(), end.row() + 1).say(Look.NOTE, Words.label("check"));
        for (int column = 1; column < figures.size(); column++) {
            if (figures.get(column) == null) {
                line.skip(1);
            } else {
                line.formula(Look.MONEY, check(column, end.row(), decimals), 0);
            }
        }
    }

    /** What the rows above add up to in the spreadsheet, less the total that was computed exactly. */
    private static String check(int column, int rows, int decimals) {
        var letter = CellReference.convertNumToColString(column);
        var last = Math.max(rows, 2);
        return "ROUND(SUM(" + letter + "2:" + letter + last + ")-" + letter + (rows + 1) + "," + decimals + ")";
    }
}
