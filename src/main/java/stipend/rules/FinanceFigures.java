package stipend.rules;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import stipend.fault.InputFault;

/** The figures that finance supplies per month in platform.csv (SPEC §1, §4), checked as a whole file. */
public final class FinanceFigures {
    /** A row of platform.csv as delivered; {@code line} is the one the row begins on, for errors. */
    public record Row(long line, String month, String name, String value) {}

    /** A platform without platform.csv. */
    public static final FinanceFigures NONE = new FinanceFigures(new TreeMap<>());

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,50}(\\.[0-9]{1,50})?");

    private final SortedMap<YearMonth, SortedMap<String, BigDecimal>> byMonth;

    private FinanceFigures(SortedMap<YearMonth, SortedMap<String, BigDecimal>> byMonth) {
        this.byMonth = byMonth;
    }

    /**
     * Checks and keeps the rows.
     *
     * @param file as errors name it
     * @throws InputFault with row and column: a month that is not YYYY-MM, a name that is no identifier, is another
     *     name's or stands twice in its month (without regard to case), a value that is no plain decimal
     */
    public static FinanceFigures of(String file, List<Row> rows) {
        var taken = takenNames();
        var byMonth = new TreeMap<YearMonth, SortedMap<String, BigDecimal>>();
        for (var row : rows) {
            var month = month(file, row);
            checkName(file, row, taken);
            var figures = byMonth.computeIfAbsent(month, m -> new TreeMap<>(Vocabulary.NAME_ORDER));
            if (figures.put(row.name(), value(file, row)) != null) {
                throw fault(file, row, "name", Words.quote(row.name()) + " stands twice for " + month);
            }
        }
        return new FinanceFigures(byMonth);
    }

    /** The months that have figures. */
    public Set<YearMonth> months() {
        return Collections.unmodifiableSet(byMonth.keySet());
    }

    /** The month's figures by name, in the order of their slots; empty if there are none. */
    public SortedMap<String, BigDecimal> of(YearMonth month) {
        return Collections.unmodifiableSortedMap(byMonth.getOrDefault(month, new TreeMap<>(Vocabulary.NAME_ORDER)));
    }

    /** What rules of the month may name. */
    public FinanceNames names(YearMonth month) {
        var names = new TreeSet<>(Vocabulary.NAME_ORDER);
        names.addAll(of(month).keySet());
        var elsewhere = new HashSet<String>();
        byMonth.values()
                .forEach(figures -> figures.keySet().forEach(name -> elsewhere.add(name.toLowerCase(Locale.ROOT))));
        names.forEach(name -> elsewhere.remove(name.toLowerCase(Locale.ROOT)));
        return new FinanceNames(month, Collections.unmodifiableSortedSet(names), elsewhere);
    }

    /** What rules may name in some month. */
    public FinanceNames namesOfAnyMonth() {
        var names = new TreeSet<>(Vocabulary.NAME_ORDER);
        byMonth.values().forEach(figures -> names.addAll(figures.keySet()));
        return new FinanceNames(null, Collections.unmodifiableSortedSet(names), Set.of());
    }

    private static YearMonth month(String file, Row row) {
        return Months.parse(row.month())
                .orElseThrow(() ->
                        fault(file, row, "month", Words.quote(row.month()) + " is no month; write it as YYYY-MM"));
    }

    private static void checkName(String file, Row row, Map<String, String> taken) {
        if (!Words.isName(row.name())) {
            throw fault(
                    file, row, "name", Words.quote(row.name()) + " is no name: letters, digits and _, a letter first");
        }
        var holder = taken.get(row.name().toLowerCase(Locale.ROOT));
        if (holder != null) {
            throw fault(file, row, "name", Words.quote(row.name()) + " is already " + holder + "; choose another name");
        }
    }

    private static BigDecimal value(String file, Row row) {
        if (!DECIMAL.matcher(row.value()).matches()) {
            throw fault(file, row, "value", Words.quote(row.value()) + " is no plain decimal such as 1250.75");
        }
        return new BigDecimal(row.value());
    }

    private static Map<String, String> takenNames() {
        var taken = new HashMap<String, String>();
        ModelSlot.vocabularyNames().forEach(name -> taken.put(name.name(), "a name of the rule language"));
        CreatorSlot.vocabularyNames().forEach(name -> taken.put(name.name(), "a name of the rule language"));
        Words.KEYWORDS.forEach(word -> taken.put(word, "a word of the rule language"));
        Words.FUNCTIONS.forEach(word -> taken.put(word, "a function of the rule language"));
        return taken;
    }

    private static InputFault fault(String file, Row row, String column, String what) {
        return InputFault.in(file, row.line(), column, what);
    }
}
