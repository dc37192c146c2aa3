package stipend.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** The file's top level, and in it usage, programs and payout (SPEC §4). */
final class RulesReader {
    private static final Currency STAND_IN = Currency.getInstance("CNY");

    private final Reading reading;
    private final FinanceNames finance;

    RulesReader(Reading reading, FinanceNames finance) {
        this.reading = reading;
        this.finance = finance;
    }

    Rules read(String file, String sha256, Node root) {
        var top = reading.section(root, "the file", Keys.names(Keys.FILE));
        var title = top.require("rules")
                .map(node -> reading.text(node, "the title"))
                .orElse("");
        var from = top.require("from").map(node -> month(reading, node)).orElse(YearMonth.of(1, 1));
        var currency = top.require("currency").map(this::currency).orElse(STAND_IN);
        var names = NewNames.ofPrograms(reading, finance);
        var columns = new ColumnsReader(reading, names).read(top.get("columns"));
        var usage = new UsageReader(reading, names, columns).read(top.get("usage"));
        var totals = new TotalsReader(reading, names);
        var summed = totals.nodes(top.get("totals"));
        var own = new OwnNames(columns, usage.measures(), finance, new TreeSet<>(summed.keySet()));
        return new Rules(
                file,
                sha256,
                title,
                from,
                currency,
                columns,
                usage,
                totals.read(summed, own),
                programs(top, own, currency.getDefaultFractionDigits()),
                new PayoutReader(reading).read(top.get("payout"), currency.getDefaultFractionDigits()),
                Vocabulary.of(Per.MODEL, own),
                Vocabulary.of(Per.CREATOR, own));
    }

    /** {@code from}; null after a problem. */
    static @Nullable YearMonth month(Reading reading, Node node) {
        var text = reading.text(node, "from");
        if (text == null) {
            return null;
        }
        var month = Months.parse(text).orElse(null);
        if (month == null) {
            reading.problem(node, "from must be a month such as 2024-02, not " + Words.quote(text));
        }
        return month;
    }

    private @Nullable Currency currency(Node node) {
        var text = reading.text(node, "currency");
        if (text == null) {
            return null;
        }
        try {
            var currency = Currency.getInstance(text);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException _) {
            // said below, as for the codes that are no money
        }
        reading.problem(node, Words.quote(text) + " is no currency of ISO 4217, such as CNY, USD or JPY");
        return null;
    }

    private List<Program> programs(Section top, OwnNames own, int decimals) {
        var programs = new ArrayList<Program>();
        var ids = new HashSet<String>();
        for (var node : top.require("programs")
                .map(list -> reading.items(list, "programs"))
                .orElse(List.of())) {
            programs.add(new ProgramReader(reading, own, decimals, ids).read(node));
        }
        return List.copyOf(programs);
    }
}
