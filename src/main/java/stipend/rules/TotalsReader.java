package stipend.rules;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;
import stipend.text.CodePoints;

/** {@code totals}: sums of an expression over all rows of the month, each under a name of its own (SPEC §4b). */
final class TotalsReader {
    private final Reading reading;
    private final NewNames names;

    TotalsReader(Reading reading, NewNames names) {
        this.reading = reading;
        this.names = names;
    }

    /** The expressions as they stand in the file, by name. */
    SortedMap<String, Node> nodes(Optional<Node> totals) {
        var nodes = new TreeMap<String, Node>(CodePoints.ORDER);
        totals.ifPresent(node -> reading.formulas(node, "totals").forEach((key, value) -> {
            if (names.take(key, "total")) {
                nodes.put(key.getValue(), value);
            }
        }));
        return nodes;
    }

    SortedMap<String, Expr> read(SortedMap<String, Node> nodes, OwnNames own) {
        var totals = new TreeMap<String, Expr>(CodePoints.ORDER);
        var scope = Scope.total(own);
        nodes.forEach((name, node) -> totals.put(name, reading.expression(node, name, scope, Type.NUMBER)));
        return Collections.unmodifiableSortedMap(totals);
    }
}
