package stipend.report;

import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** A sheet of like rows under a frozen heading with a filter; where a sheet is full, the next one goes on. */
record Table<R>(Book book, String name, int rowsPerSheet, List<Column<R>> columns) {
    /** All rows of a sheet but the heading. */
    static final int FULL = SpreadsheetVersion.EXCEL2007.getMaxRows() - 1;

    /**
     * A column under its heading.
     *
     * @param width in characters
     */
    record Column<R>(String heading, boolean figures, int width, BiConsumer<Line, R> cell) {}

    /** {@code key} names its heading in the words' files. */
    static <R> Column<R> text(String key, int width, BiConsumer<Line, R> cell) {
        return new Column<>(Words.heading("column." + key), false, width, cell);
    }

    static <R> Column<R> figures(String key, int width, BiConsumer<Line, R> cell) {
        return new Column<>(Words.heading("column." + key), true, width, cell);
    }

    /** A column of money whose heading is a name from outside. */
    static <R> Column<R> named(String name, int width, BiConsumer<Line, R> cell) {
        return new Column<>(VisibleText.ofCell(name), true, width, cell);
    }

    /** Where a table ends: its last sheet, which one that is, and the first row on it that is free. */
    record End(SXSSFSheet sheet, int part, int row) {}

    /** Writes all rows; without any, a heading. */
    End write(Iterator<R> rows) {
        int part = 1;
        var end = writeSheet(part, rows);
        while (rows.hasNext()) {
            end = writeSheet(++part, rows);
        }
        return end;
    }

    private End writeSheet(int part, Iterator<R> rows) {
        var sheet = book.sheet(part == 1 ? name : name + " " + part);
        heading(sheet);
        int row = 1;
        for (; row <= rowsPerSheet && rows.hasNext(); row++) {
            var line = book.line(sheet, row);
            var values = rows.next();
            columns.forEach(column -> column.cell().accept(line, values));
        }
        sheet.setAutoFilter(new CellRangeAddress(0, row - 1, 0, columns.size() - 1));
        return new End(sheet, part, row);
    }

    private void heading(SXSSFSheet sheet) {
        var line = book.line(sheet, 0).tall(32);
        for (var column : columns) {
            line.say(column.figures() ? Look.FIGURE_HEADING : Look.HEADING, column.heading());
        }
        Book.widths(sheet, columns.stream().mapToInt(Column::width).toArray());
        sheet.createFreezePane(0, 1);
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
    }
}
