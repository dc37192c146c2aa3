package stipend.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import stipend.report.MonthReport.Exclusion;
import stipend.report.MonthReport.Exclusion.Bucket;
import stipend.text.CodePoints;

/** What did not count: by day and reason, and below that each reason's total in words. */
final class ExclusionsSheet {
    /** A reason and its bucket, in the order in which rows meet them. */
    record Reason(Bucket bucket, String name) implements Comparable<Reason> {
        private static final Comparator<Reason> ORDER =
                Comparator.comparing(Reason::bucket).thenComparing(Reason::name, CodePoints.ORDER);

        @Override
        public int compareTo(Reason other) {
            return ORDER.compare(this, other);
        }

        String in(Words words) {
            return words.sayOr("reason." + name, name);
        }
    }

    private ExclusionsSheet() {}

    static TreeMap<Reason, Long> totals(List<Exclusion> exclusions) {
        var totals = new TreeMap<Reason, Long>();
        exclusions.forEach(e -> totals.merge(new Reason(e.bucket(), e.reason()), e.rows(), Long::sum));
        return totals;
    }

    static void write(Book book, List<Exclusion> exclusions) {
        var end = new Table<>(book, "Exclusions", Table.FULL, columns()).write(exclusions.iterator());
        int row = end.row() + 1;
        for (var total : totals(exclusions).entrySet()) {
            book.line(end.sheet(), row++)
                    .say(Look.TOTAL_LABEL, Words.label("total"))
                    .say(
                            Look.TOTAL_LABEL,
                            Words.EN.say("bucket." + total.getKey().bucket()))
                    .say(Look.TOTAL_LABEL, total.getKey().name())
                    .say(Look.TOTAL_LABEL, total.getKey().in(Words.EN))
                    .say(Look.TOTAL_LABEL, total.getKey().in(Words.ZH))
                    .figure(Look.TOTAL_COUNT, BigDecimal.valueOf(total.getValue()));
        }
    }

    private static List<Table.Column<Exclusion>> columns() {
        return List.of(
                Table.text("day", 14, (line, r) -> line.day(r.day())),
                Table.text("bucket", 16, (line, r) -> line.say(Look.TEXT, Words.EN.say("bucket." + r.bucket()))),
                Table.text("reason", 18, (line, r) -> line.text(r.reason())),
                Table.text("reason_en", 46, (line, r) -> line.text(reason(r).in(Words.EN))),
                Table.text("reason_zh", 38, (line, r) -> line.text(reason(r).in(Words.ZH))),
                Table.figures("rows", 14, (line, r) -> line.count(r.rows())));
    }

    private static Reason reason(Exclusion exclusion) {
        return new Reason(exclusion.bucket(), exclusion.reason());
    }
}
