package stipend.rules;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What values the names of SPEC §3 and those of platform.csv have before anything is known of a row. */
final class Domains {
    private static final Set<String> AGES = Set.of("model_age_days", "creator_age_days");
    private static final Range MONTH = days(28);
    private static final Range UP_TO_A_MONTH = days(0);

    private Domains() {}

    private static Range days(int least) {
        return Range.between(BigDecimal.valueOf(least), BigDecimal.valueOf(31));
    }

    /** A creator of whom no model is chosen has 0 of them. */
    static Facts of(Rules rules, Program program, Map<String, Range> finance) {
        var facts = of(rules, program.per(), finance);
        if (!program.choosesModels()) {
            return facts;
        }
        var ranges = new HashMap<>(facts.ranges());
        ranges.put("models", Range.FROM_ZERO);
        return new Facts(ranges);
    }

    /** @param finance what the names of platform.csv were, or will be in the month that is meant */
    static Facts of(Rules rules, Per per, Map<String, Range> finance) {
        var ranges = new HashMap<String, Range>();
        for (var name : rules.vocabulary(per).names()) {
            if (name.type() == Type.NUMBER) {
                ranges.put(name.name(), finance.getOrDefault(name.name(), fixed(name.name(), per)));
            }
        }
        rules.usage().measures().keySet().forEach(name -> {
            ranges.put(name, Range.FROM_ZERO);
            EarlierName.of(name).forEach(earlier -> ranges.put(earlier.name(), Range.FROM_ZERO));
        });
        if (!rules.totals().isEmpty()) {
            var rows = of(rules.with(new TreeMap<>()), Per.MODEL, finance);
            rules.totals().forEach((name, expr) -> ranges.put(name, sum(rows.of(expr))));
        }
        return new Facts(ranges);
    }

    /** Of any number of values: none at all gives 0. */
    private static Range sum(Range of) {
        return Range.between(
                of.canBeNegative() ? null : BigDecimal.ZERO, of.isAtMost(BigDecimal.ZERO) ? BigDecimal.ZERO : null);
    }

    private static Range fixed(String name, Per per) {
        var names = per == Per.MODEL ? ModelSlot.vocabularyNames() : CreatorSlot.vocabularyNames();
        if (AGES.contains(name)
                || names.stream().noneMatch(known -> known.name().equals(name))) {
            return Range.ANY;
        }
        return switch (name) {
            case "days_in_month" -> MONTH;
            case "active_days", "creator_active_days" -> UP_TO_A_MONTH;
            case "models", "rank" -> Range.between(BigDecimal.ONE, null);
            default -> Range.FROM_ZERO;
        };
    }
}
