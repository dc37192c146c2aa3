package stipend.report;

import java.util.Arrays;
import java.util.List;
import stipend.report.Variance.Change;

/** What changed against the month before, the greatest change first; then the sums, with what is not listed. */
final class VarianceSheet {
    private VarianceSheet() {}

    static void write(Book book, Variance variance, Books.Before before, int decimals) {
        var end = new Table<>(book, "Variance", Table.FULL - 6, columns())
                .write(variance.changes().iterator());
        Totals.write(
                book,
                end,
                Arrays.asList(
                        null,
                        null,
                        null,
                        variance.shown(Change::before),
                        variance.shown(Change::now),
                        variance.shown(Change::change),
                        null,
                        variance.shown(Change::paidBefore),
                        variance.shown(Change::paidNow)),
                decimals);
        book.line(end.sheet(), end.row() + 2)
                .say(Look.NOTE, Words.label("variance.all"))
                .skip(2)
                .money(variance.before())
                .money(variance.now())
                .money(variance.now().subtract(variance.before()));
        book.line(end.sheet(), end.row() + 3).say(Look.NOTE, note(Words.EN, before));
        book.line(end.sheet(), end.row() + 4).say(Look.NOTE, note(Words.ZH, before));
    }

    private static String note(Words words, Books.Before before) {
        var against = before.month() == null ? words.say("variance.alone") : String.valueOf(before.month());
        return words.say("variance.note")
                .replace("{month}", against)
                .replace("{percent}", before.percent().toPlainString());
    }

    private static List<Table.Column<Change>> columns() {
        return List.of(
                Table.text("creator_id", 16, (line, r) -> line.text(r.creatorId())),
                Table.text("creator_name", 28, (line, r) -> line.text(r.creatorName())),
                Table.text("kind", 22, (line, r) -> line.say(Look.TEXT, Words.label("variance." + r.kind()))),
                Table.figures("earned_before", 18, (line, r) -> line.money(r.before())),
                Table.figures("earned", 18, (line, r) -> line.money(r.now())),
                Table.figures("change", 18, (line, r) -> line.money(r.change())),
                Table.figures("change_percent", 12, (line, r) -> line.figure(Look.FACTOR, r.percent())),
                Table.figures("paid_before", 18, (line, r) -> line.money(r.paidBefore())),
                Table.figures("paid", 18, (line, r) -> line.money(r.paidNow())));
    }
}
