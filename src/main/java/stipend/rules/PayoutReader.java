package stipend.rules;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/** {@code payout}: the minimum and the tax regime (SPEC §5). */
final class PayoutReader {
    private static final int RATE_DECIMALS = 50;
    static final Map<String, String> REGIMES = new TreeMap<>(
            Map.of("none", "none", "flat", "flat", "cn_labour", "cn_labour", "cn_platform", "cn_platform"));
    static final Map<String, PayoutRules.Gap> GAPS =
            new TreeMap<>(Map.of("reset", PayoutRules.Gap.RESET, "natural", PayoutRules.Gap.NATURAL));

    private final Reading reading;

    PayoutReader(Reading reading) {
        this.reading = reading;
    }

    PayoutRules read(Optional<Node> node, int decimals) {
        if (node.isEmpty()) {
            return PayoutRules.DEFAULT;
        }
        var payout = reading.section(node.get(), "payout", Keys.names(Keys.PAYOUT));
        var tax = payout.get("tax")
                .map(value -> reading.word(value, "tax regime", REGIMES))
                .orElse("none");
        if (tax.equals("flat")) {
            payout.require("flat_rate");
        }
        return new PayoutRules(
                payout.get("minimum")
                        .map(value -> reading.decimal(value, "minimum", decimals))
                        .orElse(BigDecimal.ZERO),
                tax,
                payout.get("flat_rate")
                        .map(value -> reading.decimal(value, "flat_rate", RATE_DECIMALS, 1))
                        .orElse(null),
                payout.get("gap")
                        .map(value -> reading.word(value, "gap setting", GAPS))
                        .orElse(PayoutRules.Gap.RESET),
                payout.get("debt_limit")
                        .map(value -> reading.decimal(value, "debt_limit", decimals))
                        .orElse(null));
    }
}
