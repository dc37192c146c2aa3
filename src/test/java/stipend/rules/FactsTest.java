package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of an expression's bounds holds for every row, or a warning would be missing. */
class FactsTest {
    private static final Vocabulary NAMES = Vocabulary.perModel(FinanceNames.NONE);
    private static final Rules RULES = new Rules(
            "",
            "",
            "",
            YearMonth.of(2024, 1),
            Currency.getInstance("CNY"),
            Columns.NONE,
            UsageRules.DEFAULT,
            List.of(),
            PayoutRules.DEFAULT,
            NAMES,
            Vocabulary.perCreator(FinanceNames.NONE));
    private static final Facts FACTS = Domains.of(RULES, Per.MODEL, Map.of());

    private static Expr number(String text) {
        return Expressions.parse(text, NAMES, Type.NUMBER);
    }

    private static Expr condition(String text) {
        return Expressions.parse(text, NAMES, Type.BOOLEAN);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void noValueIsOutsideItsBounds(long seed) {
        var random = new Random(seed);
        var texts = new RandomExpressions(random);
        int evaluated = 0;
        for (int i = 0; i < 3_000; i++) {
            var condition = condition(texts.condition(1 + random.nextInt(2)));
            var number = number(texts.number(1 + random.nextInt(3)));
            var held = FACTS.assuming(condition);
            var other = FACTS.excluding(condition);
            for (int n = 0; n < 6; n++) {
                evaluated += isWithin(held, other, condition, number, row(random)) ? 1 : 0;
            }
        }
        assertThat(evaluated).isGreaterThan(5_000);
    }

    private static boolean isWithin(Facts held, Facts other, Expr condition, Expr number, @Nullable Object[] row) {
        try {
            var facts = Boolean.TRUE.equals(condition.evaluate(row)) ? held : other;
            assertThat(facts.impossible()).as(condition.text()).isEmpty();
            requireWithin(facts, number, (BigDecimal) number.evaluate(row), condition.text());
            return true;
        } catch (ArithmeticException byZero) {
            var facts = Divisors.canBeZero(FACTS, condition)
                    || Divisors.canBeZero(held, number)
                    || Divisors.canBeZero(other, number);
            assertThat(facts)
                    .as("%s of %s where %s", byZero, number.text(), condition.text())
                    .isTrue();
            return false;
        }
    }

    private static void requireWithin(Facts facts, Expr number, @Nullable BigDecimal value, String condition) {
        var range = facts.of(number);
        var what = number.text() + " where " + condition + " is " + value + ", not " + range;
        if (value == null) {
            assertThat(range.nullable()).as(what).isTrue();
            return;
        }
        assertThat(range.low() == null || range.low().compareTo(value) <= 0)
                .as(what)
                .isTrue();
        assertThat(range.high() == null || range.high().compareTo(value) >= 0)
                .as(what)
                .isTrue();
        assertThat(value.signum() != 0 || range.canBeZero()).as(what).isTrue();
        assertThat(value.signum() >= 0 || range.canBeNegative()).as(what).isTrue();
    }

    private static @Nullable Object[] row(Random random) {
        var row = new @Nullable Object[NAMES.names().size()];
        for (var name : NAMES.names()) {
            row[name.slot()] = switch (name.type()) {
                case TEXT -> "x";
                case BOOLEAN -> random.nextBoolean();
                case NUMBER -> value(name.name(), random);
            };
        }
        return row;
    }

    private static @Nullable BigDecimal value(String name, Random random) {
        if (name.equals("model_age_days")) {
            return random.nextInt(3) == 0 ? null : BigDecimal.valueOf(random.nextInt(-3, 400));
        }
        return random.nextInt(3) == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(random.nextInt(name.equals("active_days") ? 32 : 200));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        true                                  | 2 - 0.1 * active_days                        | between -1.1 and 2
        true                                  | 1 + 0.1 * likes / greatest(1, views)         | at least 1
        generations >= 10 and generations < 50 | 5 + 2 * generations                         | between 25 and 105
        views > 0                             | likes / views                                | at least 0
        true                                  | case when views = 0 then 0 else likes end    | at least 0
        model_age_days between 30 and 90      | 1 - model_age_days / 100                     | between 0.1 and 0.7
        true                                  | least(3, likes)                              | between 0 and 3
        true                                  | least(1.5, 1 + revenue / 100)                | between 1 and 1.5
        views in (3, 5)                       | -views                                       | between -5 and -3
        not (views < 4 or views > 9)          | views                                        | between 4 and 9
        true                                  | likes - views                                | any number
        true                                  | coalesce(nullif(views, 0), 1)                | at least 0
        """)
    void bounds(String condition, String expression, String words) {
        var range = FACTS.assuming(condition(condition)).of(number(expression));
        assertThat(range.words()).isEqualTo(words);
    }

    @Test
    void whatIsNestedAsDeepAsCanBeIsLookedAtOnce() {
        var text = "1 / views";
        for (int i = 0; i < 38; i++) {
            text = "case when " + text + " > likes or likes < 1 then 1 else 0 end";
        }
        var nested = number(text);
        assertThat(FACTS.of(nested).words()).isEqualTo("between 0 and 1");
        assertThat(Divisors.canBeZero(FACTS, nested)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        true          | 1 / views                                          | true
        views > 0     | 1 / views                                          | false
        views <> 0    | 1 / views                                          | false
        true          | case when views > 0 then 1 / views else 0 end      | false
        true          | case when views = 0 then 0 else 1 / views end      | false
        true          | 1 / greatest(1, views)                             | false
        true          | 1 / nullif(views, 0)                               | false
        true          | 1 / days_in_month                                  | false
        true          | revenue / total_revenue                            | true
        """)
    void divisions(String condition, String expression, boolean canBeZero) {
        assertThat(Divisors.canBeZero(FACTS.assuming(condition(condition)), number(expression)))
                .isEqualTo(canBeZero);
    }
}
