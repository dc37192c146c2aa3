package stipend.e2e;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Adds an explanation's arithmetic up again: reads the JSON and nothing else, and computes with BigDecimal only. */
final class Readded {
    private final JsonNode it;
    private final int decimals;

    private Readded(JsonNode it) {
        this.it = it;
        this.decimals = it.get("decimals").asInt();
    }

    /** What the creator is awarded by program and model ({@code program m1}), as the arithmetic gives it. */
    static SortedMap<String, BigDecimal> awards(JsonNode explanation) {
        var readded = new Readded(explanation);
        var awards = readded.awards();
        same(explanation, "awards", awards.values().stream().reduce(ZERO, BigDecimal::add));
        if (explanation.has("money") && !explanation.get("money").isNull()) {
            readded.money(explanation.get("money"));
        }
        return awards;
    }

    private SortedMap<String, BigDecimal> awards() {
        var awards = new TreeMap<String, BigDecimal>();
        for (var program : it.get("programs")) {
            whole(program, program.get("whole"));
            for (var row : program.get("rows")) {
                var amount = row.get("eligible").asBoolean() ? eligible(program, row) : refused(row);
                same(row, "amount", amount);
                if (amount.signum() > 0) {
                    var model =
                            row.get("model").isNull() ? "" : row.get("model").asString();
                    awards.merge(program.get("id").asString() + " " + model, amount, BigDecimal::add);
                }
            }
            same(program, "awarded", sum(program.get("rows"), "amount"));
        }
        return awards;
    }

    private static BigDecimal refused(JsonNode row) {
        assertThat(outcomes(row.get("conditions"))).isNotEmpty().containsAnyOf("fails", "unknown");
        return ZERO;
    }

    private BigDecimal eligible(JsonNode program, JsonNode row) {
        assertThat(outcomes(row.get("conditions"))).containsOnly("holds");
        var multiplier = ONE;
        for (var factor : row.get("multipliers")) {
            multiplier = factor.get("holds").asBoolean() ? multiplier.multiply(value(factor.get("by"))) : multiplier;
        }
        same(row, "multiplier", multiplier);
        var full = base(program.get("kind").asString(), row.get("measure")).multiply(multiplier);
        boolean once = row.has("awarded_before");
        same(row, "worth", once ? full.subtract(number(row, "awarded_before")).max(ZERO) : full);
        var award = rounded(row.get("rounding"), exact(program, row, row.get("limited")));
        return row.get("split").isNull() ? award : part(row.get("split"), award);
    }

    private BigDecimal base(String kind, JsonNode measure) {
        var value = value(measure);
        var base = switch (kind) {
            case "slabs" -> measure.get("threshold").isNull() ? ZERO : number(measure, "base");
            case "brackets" -> {
                assertThat(sum(measure.get("parts"), "inside")).isEqualByComparingTo(value);
                yield StreamSupport.stream(measure.get("parts").spliterator(), false)
                        .map(part -> number(part, "inside").multiply(number(part, "rate")))
                        .reduce(ZERO, BigDecimal::add);
            }
            default -> value;
        };
        same(measure, "base", base);
        return base;
    }

    private static Ratio exact(JsonNode program, JsonNode row, JsonNode limited) {
        var capped = words(limited.get("bound_by")).contains("per_model");
        same(limited, "base", capped ? number(program.get("caps"), "per_model") : number(row, "worth"));
        var exact = Ratio.of(limited.get("unit")).times(number(limited, "base"));
        assertThat(exact.isSame(Ratio.of(limited.get("exact")))).isTrue();
        return exact;
    }

    private BigDecimal rounded(JsonNode rounding, Ratio exact) {
        var units = exact.over().movePointRight(decimals).divideAndRemainder(exact.under());
        var floor = units[0].movePointLeft(decimals).setScale(decimals);
        same(rounding, "floor", floor);
        assertThat(new Ratio(units[1], exact.under()).isSame(Ratio.of(rounding.get("remainder"))))
                .isTrue();
        boolean given = rounding.get("unit_given").asBoolean();
        if (rounding.get("method").asString().equals("half_up")) {
            assertThat(given).isEqualTo(units[1].add(units[1]).compareTo(exact.under()) >= 0);
        } else {
            assertThat(given && units[1].signum() == 0).isFalse();
        }
        var award = given ? floor.add(unit()) : floor;
        same(rounding, "award", award);
        return award;
    }

    private BigDecimal unit() {
        return ONE.movePointLeft(decimals);
    }

    private BigDecimal part(JsonNode split, BigDecimal award) {
        var exact = award.multiply(number(split, "percent")).movePointLeft(2);
        same(split, "exact", exact);
        var part = number(split, "part");
        assertThat(part.subtract(exact).abs()).isLessThan(unit());
        return part;
    }

    /** What everybody's rows come to, as far as it follows from figures that stand here. */
    private void whole(JsonNode program, JsonNode whole) {
        var unit = Ratio.of(whole.get("unit"));
        var paid = unit.times(number(whole, "free_worth")).plus(Ratio.of(whole.get("held")));
        assertThat(paid.isSame(Ratio.of(whole.get("exact")))).isTrue();
        if (program.get("kind").asString().equals("pool")) {
            poolUnit(program, whole, unit);
        } else if (!whole.get("asked").isNull()) {
            var scaled = unit.times(Ratio.of(whole.get("asked")));
            assertThat(scaled.isSame(new Ratio(value(program.get("budget")), ONE)))
                    .isTrue();
        }
        if (!whole.get("to_share").isNull()) {
            assertThat(number(whole, "awarded")).isBetween(number(whole, "floors"), number(whole, "to_share"));
        }
    }

    private static void poolUnit(JsonNode program, JsonNode whole, Ratio unit) {
        var free = number(whole, "free_worth");
        var paid = unit.times(free).plus(Ratio.of(whole.get("held")));
        var budget = new Ratio(value(program.get("budget")), ONE);
        if (words(whole.get("bound_by")).contains("per_point")) {
            assertThat(unit.isSame(new Ratio(number(program.get("caps"), "per_point"), ONE)))
                    .isTrue();
        } else if (program.get("leftover").asString().equals("redistribute") && free.signum() > 0) {
            assertThat(paid.isSame(budget)).isTrue();
        } else if (number(whole, "worth").signum() > 0 && free.signum() > 0) {
            assertThat(unit.times(number(whole, "worth")).isSame(budget)).isTrue();
        }
    }

    private void money(JsonNode money) {
        same(money, "awards", number(it, "awards"));
        same(money, "adjustments", sum(money.get("items"), "amount"));
        var gross = number(money, "opening")
                .add(number(money, "awards"))
                .add(number(money, "adjustments"))
                .subtract(number(money, "held"));
        same(money, "gross", gross);
        boolean payable = money.get("status").asString().equals("payable");
        var tax = payable ? tax(money.get("tax"), gross) : ZERO;
        same(money, "net", payable ? gross.subtract(tax) : ZERO);
        same(money, "carried", payable ? ZERO : gross);
        same(money, "paid", number(money, "net").add(number(money, "returned")));
    }

    private BigDecimal tax(JsonNode tax, BigDecimal gross) {
        var base = number(tax, "income").subtract(number(tax, "expenses")).subtract(number(tax, "deduction"));
        same(tax, "base", base.max(ZERO));
        var due = number(tax, "base")
                .multiply(number(tax, "rate"))
                .subtract(number(tax, "quick"))
                .subtract(number(tax, "withheld_before"));
        same(
                tax,
                "withheld",
                due.max(ZERO).setScale(decimals, RoundingMode.HALF_UP).min(gross));
        return number(tax, "withheld");
    }

    /** A formula's value, computed step by step from the values of its names. */
    private static BigDecimal value(JsonNode formula) {
        step(formula.get("step"));
        assertThat(formula.get("value")).isEqualTo(formula.get("step").get("value"));
        return number(formula, "value");
    }

    private static void step(JsonNode step) {
        if (!step.has("of")) {
            return;
        }
        step.get("of").forEach(Readded::step);
        var of = StreamSupport.stream(step.get("of").spliterator(), false).toList();
        var op = step.get("op").asString();
        switch (op) {
            case "+" -> same(step, "value", number(of, 0).add(number(of, 1)));
            case "-" -> same(step, "value", number(of, 0).subtract(number(of, 1)));
            case "*" -> same(step, "value", number(of, 0).multiply(number(of, 1)));
            case "/" -> same(step, "value", number(of, 0).divide(number(of, 1), 18, RoundingMode.HALF_UP));
            case "round" ->
                same(step, "value", number(of, 0).setScale(number(of, 1).intValueExact(), RoundingMode.HALF_UP));
            case "greatest" -> same(step, "value", number(of, 0).max(number(of, 1)));
            case "least" -> same(step, "value", number(of, 0).min(number(of, 1)));
            case "case" -> assertThat(step.get("value")).isEqualTo(of.getLast().get("value"));
            case "=", "and", ">=" -> assertThat(step.get("value").isBoolean()).isTrue();
            default -> throw new AssertionError("the rules of this month have no " + op);
        }
    }

    private static BigDecimal number(List<JsonNode> steps, int i) {
        return number(steps.get(i), "value");
    }

    /** A fraction with any decimals above and below the line. */
    private record Ratio(BigDecimal over, BigDecimal under) {
        static Ratio of(JsonNode node) {
            return new Ratio(number(node, "numerator"), number(node, "denominator"));
        }

        Ratio times(BigDecimal factor) {
            return new Ratio(over.multiply(factor), under);
        }

        Ratio times(Ratio factor) {
            return new Ratio(over.multiply(factor.over), under.multiply(factor.under));
        }

        Ratio plus(Ratio other) {
            return new Ratio(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
        }

        boolean isSame(Ratio other) {
            return over.multiply(other.under).compareTo(other.over.multiply(under)) == 0;
        }
    }

    private static BigDecimal number(JsonNode node, String key) {
        return new BigDecimal(node.get(key).asString());
    }

    private static void same(JsonNode node, String key, BigDecimal computed) {
        assertThat(number(node, key)).as("%s of %s", key, node).isEqualByComparingTo(computed);
    }

    private static BigDecimal sum(JsonNode nodes, String key) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> number(node, key))
                .reduce(ZERO, BigDecimal::add);
    }

    private static List<String> outcomes(JsonNode conditions) {
        return StreamSupport.stream(conditions.spliterator(), false)
                .map(condition -> condition.get("outcome").asString())
                .toList();
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
