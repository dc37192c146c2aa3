package stipend.report;

import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.jspecify.annotations.Nullable;
import stipend.statement.Statement;

/** The account of a statement's workbook, line by line: words, amount, entries. */
final class AccountLines {
    private final Book book;
    private final SXSSFSheet sheet;
    private int row;

    AccountLines(Book book, SXSSFSheet sheet) {
        this.book = book;
        this.sheet = sheet;
    }

    private Line line() {
        return book.line(sheet, row++);
    }

    void title(Statement statement) {
        line().tall(30).say(Look.TITLE, Words.label("statement.title") + "  " + statement.month());
        line().text(statement.creator().name()).text(statement.creator().id());
        line().say(Look.LABEL, Words.label("status." + statement.status()));
        row++;
        line().tall(32)
                .say(Look.HEADING, Words.heading("statement.account"))
                .say(
                        Look.FIGURE_HEADING,
                        Words.heading("column.amount") + " "
                                + statement.currency().getCurrencyCode())
                .say(Look.HEADING, Words.heading("column.entry"))
                .say(Look.HEADING, Words.heading("column.about"));
    }

    void figure(String key, BigDecimal amount, List<Long> entries) {
        line().say(Look.TEXT, Words.label("statement." + key)).money(amount).text(Line.entries(entries));
    }

    void sum(String key, BigDecimal amount) {
        line().say(Look.TOTAL_LABEL, Words.label("statement." + key)).figure(Look.TOTAL_MONEY, amount);
    }

    void adjustment(Statement.Adjustment adjustment) {
        line().say(Look.TEXT, "    " + Words.label("statement.part"))
                .money(adjustment.amount())
                .text(Line.entries(adjustment.entries()))
                .text(about(adjustment));
    }

    private static String about(Statement.Adjustment adjustment) {
        var origin = adjustment.origin() == null ? "" : " · " + adjustment.origin();
        return adjustment.reason() + origin + (adjustment.caseId() == null ? "" : " · " + adjustment.caseId());
    }

    void sentBack(Statement.@Nullable SentBack back) {
        if (back != null) {
            line().say(Look.TEXT, Words.label("statement.sent_back"))
                    .money(back.amount())
                    .text(Line.entries(back.entries()))
                    .text(back.reason());
        }
    }

    void end(Statement statement) {
        row++;
        var key = statement.entries().posted() ? "statement.entries" : "statement.not_posted";
        line().say(Look.NOTE, Words.EN.say("statement.sum"));
        line().say(Look.NOTE, Words.ZH.say("statement.sum"));
        line().say(Look.NOTE, Words.EN.say(key));
        line().say(Look.NOTE, Words.ZH.say(key));
        var rules = statement.rules();
        line().say(Look.LABEL, Words.label("statement.rules"));
        line().text(rules.title() + " · " + rules.file());
        line().text("SHA-256 " + rules.sha256());
    }
}
