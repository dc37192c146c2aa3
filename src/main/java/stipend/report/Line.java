package stipend.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sheet, written from left to right. A spreadsheet's number is binary floating point: cells show figures,
 * the exact ones are in the CSV files and in the ledger. A figure that such a number does not hold is written as text.
 */
final class Line {
    /** Decimal digits that a binary double always gives back as they were. */
    private static final int DIGITS = 15;

    private final Row row;
    private final Map<Look, XSSFCellStyle> styles;
    private int column;

    Line(Row row, Map<Look, XSSFCellStyle> styles) {
        this.row = row;
        this.styles = styles;
    }

    Line tall(float points) {
        row.setHeightInPoints(points);
        return this;
    }

    Line skip(int cells) {
        column += cells;
        return this;
    }

    /** Our own words. */
    Line say(Look look, String words) {
        cell(look).setCellValue(words);
        return this;
    }

    /** Text from outside. */
    Line text(@Nullable String text) {
        if (text == null) {
            return skip(1);
        }
        cell(Look.TEXT).setCellValue(VisibleText.ofCell(text));
        return this;
    }

    /** As statements print entries: {@code #12 #13}. */
    static String entries(List<Long> entries) {
        return entries.stream().map(id -> "#" + id).collect(Collectors.joining(" "));
    }

    Line day(LocalDate day) {
        cell(Look.DAY).setCellValue(day);
        return this;
    }

    Line count(long count) {
        return figure(Look.COUNT, BigDecimal.valueOf(count));
    }

    Line money(BigDecimal amount) {
        return figure(Look.MONEY, amount);
    }

    Line figure(Look look, @Nullable BigDecimal figure) {
        if (figure == null) {
            return skip(1);
        }
        if (figure.stripTrailingZeros().precision() > DIGITS) {
            cell(Look.LONG_FIGURE).setCellValue(figure.toPlainString());
        } else {
            cell(look).setCellValue(figure.doubleValue());
        }
        return this;
    }

    /** A formula of ours, with the value that it has. */
    Line formula(Look look, String formula, double value) {
        var cell = cell(look);
        cell.setCellFormula(formula);
        cell.setCellValue(value);
        return this;
    }

    private Cell cell(Look look) {
        var cell = row.createCell(column++);
        cell.setCellStyle(styles.get(look));
        return cell;
    }
}
