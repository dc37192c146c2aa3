package stipend.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stipend.report.Books.Finding;

/** What finance must look at, each with its amount and what to do; then how many there are of each kind. */
final class ExceptionsSheet {
    private ExceptionsSheet() {}

    /** How many findings of a kind there are, and what they are about in money. */
    private record Sum(long count, BigDecimal amount) {
        Sum plus(Sum other) {
            return new Sum(count + other.count, amount.add(other.amount));
        }
    }

    static void write(Book book, List<Finding> findings) {
        var end = new Table<>(book, "Exceptions", Table.FULL - 20, columns()).write(findings.iterator());
        int row = end.row() + 1;
        for (var sum : sums(findings).entrySet()) {
            book.line(end.sheet(), row++)
                    .say(Look.TOTAL_LABEL, Words.label("finding." + sum.getKey()))
                    .figure(Look.TOTAL_COUNT, BigDecimal.valueOf(sum.getValue().count()))
                    .say(Look.TOTAL_LABEL, "")
                    .figure(Look.TOTAL_MONEY, sum.getValue().amount());
        }
    }

    private static Map<Finding.Kind, Sum> sums(List<Finding> findings) {
        var sums = new TreeMap<Finding.Kind, Sum>();
        findings.forEach(finding -> {
            var amount = finding.amount() == null ? BigDecimal.ZERO : finding.amount();
            sums.merge(finding.kind(), new Sum(1, amount), Sum::plus);
        });
        return sums;
    }

    private static List<Table.Column<Finding>> columns() {
        return List.of(
                Table.text("finding", 40, (line, r) -> line.say(Look.TEXT, Words.label("finding." + r.kind()))),
                Table.text("subject", 16, (line, r) -> line.text(r.subject())),
                Table.text("creator_name", 24, (line, r) -> line.text(r.name())),
                Table.figures("amount", 16, (line, r) -> line.figure(Look.MONEY, r.amount())),
                Table.text("about", 50, (line, r) -> line.text(r.about())),
                Table.text("todo_en", 96, (line, r) -> line.say(Look.TEXT, Words.EN.say("todo." + r.kind()))),
                Table.text("todo_zh", 64, (line, r) -> line.say(Look.TEXT, Words.ZH.say("todo." + r.kind()))));
    }
}
