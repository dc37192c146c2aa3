package stipend.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Tables that are read rightly in any order, and that people write from the lowest threshold to the highest. */
final class TierOrder {
    private TierOrder() {}

    /** @param grows whether more reached should never pay less */
    static List<Problem> doubts(Outline outline, MappingNode table, boolean grows) {
        var doubts = new ArrayList<Problem>();
        @Nullable BigDecimal threshold = null;
        @Nullable BigDecimal pay = null;
        for (var tuple : table.getValue()) {
            var nextThreshold = number(tuple.getKeyNode());
            var nextPay = number(tuple.getValueNode());
            if (threshold != null && nextThreshold.compareTo(threshold) < 0) {
                doubts.add(outline.warning(
                        tuple.getKeyNode(),
                        "tiers out of order: " + Range.plain(nextThreshold) + " stands after "
                                + Range.plain(threshold)));
            } else if (grows && pay != null && nextPay.compareTo(pay) < 0) {
                doubts.add(outline.warning(
                        tuple.getValueNode(),
                        "pay falls from " + Range.plain(pay) + " to " + Range.plain(nextPay) + " at the higher"
                                + " threshold " + Range.plain(nextThreshold)));
            }
            threshold = nextThreshold;
            pay = nextPay;
        }
        return doubts;
    }

    private static BigDecimal number(Node node) {
        return new BigDecimal(((ScalarNode) node).getValue());
    }
}
