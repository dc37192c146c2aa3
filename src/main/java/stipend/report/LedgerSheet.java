package stipend.report;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import stipend.report.Books.Entry;

/** The run's entries as the ledger has them, a row per posting; they sum to zero. */
final class LedgerSheet {
    /** Seconds: finer times are in the ledger. */
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final int SHOWN_OF_HASH = 12;

    private LedgerSheet() {}

    static void write(Book book, Rows<Entry> entries, int rowsPerSheet, int decimals) {
        var sum = new BigDecimal[] {BigDecimal.ZERO};
        try (var rows = entries.open()) {
            var summed = rows.peek(row -> sum[0] = sum[0].add(row.amount())).iterator();
            var end = new Table<>(book, "Ledger", rowsPerSheet - 2, columns()).write(summed);
            Totals.write(book, end, Arrays.asList(null, null, null, null, null, sum[0], null, null, null), decimals);
        }
    }

    private static List<Table.Column<Entry>> columns() {
        return List.of(
                Table.text("entry", 10, (line, r) -> line.text("#" + r.id())),
                Table.text("time", 20, (line, r) -> line.text(TIME.format(r.time()))),
                Table.text("key", 44, (line, r) -> line.text(r.key())),
                Table.text("kind", 14, (line, r) -> line.text(r.kind())),
                Table.text("ledger_account", 40, (line, r) -> line.text(r.account())),
                Table.figures("amount", 18, (line, r) -> line.money(r.amount())),
                Table.text("description", 60, (line, r) -> line.text(r.description())),
                Table.text("case_id", 14, (line, r) -> line.text(r.caseId())),
                Table.text("hash", 16, (line, r) -> line.text(r.hash().substring(0, SHOWN_OF_HASH))));
    }
}
