package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.rules.Check.Outcome;

/** What is said of an expression on a row: the same text, the same value, and the part that failed. */
class TraceTest {
    private static final Vocabulary NAMES = new Vocabulary(List.of(
            new Vocabulary.Name("generations", Type.NUMBER, 0),
            new Vocabulary.Name("downloads", Type.NUMBER, 1),
            new Vocabulary.Name("loss", Type.NUMBER, 2),
            new Vocabulary.Name("views", Type.NUMBER, 3),
            new Vocabulary.Name("status", Type.TEXT, 4),
            new Vocabulary.Name("vertical", Type.TEXT, 5),
            new Vocabulary.Name("exclusive", Type.BOOLEAN, 6)));

    private static final @Nullable Object[] ROW = {
        new BigDecimal("120.500000"), new BigDecimal(3), new BigDecimal("-2"), BigDecimal.ZERO, "it's", null, false
    };

    private static Expr number(String text) {
        return Expressions.parse(text, NAMES, Type.NUMBER);
    }

    private static Expr condition(String text) {
        return Expressions.parse(text, NAMES, Type.BOOLEAN);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        generations + 5 * downloads               | 120.5 + 5 * 3
        (generations + 5) * downloads             | (120.5 + 5) * 3
        generations - (downloads - loss)          | 120.5 - (3 - (-2))
        generations - downloads - loss            | 120.5 - 3 - (-2)
        -loss * -(downloads + 1)                  | (-(-2)) * (-(3 + 1))
        generations / (downloads / 2)             | 120.5 / (3 / 2)
        round(generations / 7, 2) + round(loss)   | round(120.5 / 7, 2) + round(-2)
        least(generations, 200) / 100             | least(120.5, 200) / 100
        case when exclusive then 1 else loss end  | case when false then 1 else -2 end
        case status when 'a' then 1 end           | case 'it''s' when 'a' then 1 end
        coalesce(nullif(views, 0), abs(loss))     | coalesce(nullif(0, 0), abs(-2))
        """)
    void putsValuesInThePlacesOfNames(String formula, String withValues) {
        assertThat(Trace.of(number(formula), ROW).withValues()).isEqualTo(withValues);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "generations >= 10 or downloads > 1 and not exclusive",
                "(generations >= 10 or downloads > 1) and not (exclusive or status = 'x')",
                "vertical not in ('a', 'b') and status in ('it''s') or vertical is not null",
                "downloads not between 1 and 2 + 3 and (status is null) = false",
                "not exclusive = true",
                "(not exclusive) = true",
                "not (not exclusive)",
                "case when generations > 1 then exclusive else not exclusive end",
                "- - generations - -loss > generations * (downloads + 1) / (2 / 3) / 4",
                "greatest(1, 2) <> floor(1.5) and ceil(generations) <= 1"
            })
    void writesAnExpressionAsItCouldBeReadAgain(String text) {
        var expr = condition(text);
        assertThat(condition(ExprText.of(expr))).isEqualTo(expr);
    }

    @Test
    void everyPartHasItsValue() {
        var step = Trace.of(number("generations + 5 * downloads"), ROW).step();
        assertThat(step.word()).isEqualTo("+");
        assertThat(step.value()).isEqualTo(new BigDecimal("135.500000"));
        assertThat(step.parts()).extracting(Trace.Step::word).containsExactly("generations", "*");
        assertThat(step.parts().get(1).parts())
                .extracting(Trace.Step::value)
                .containsExactly(new BigDecimal(5), new BigDecimal(3));
    }

    @Test
    void whatEvaluatingDoesNotComeToIsNotThere() {
        assertThat(words("case when downloads > 1 then 7 else 1 / views end")).isEqualTo("> 7");
        assertThat(words("coalesce(loss, 1 / views)")).isEqualTo("loss");
    }

    private static String words(String text) {
        return Trace.of(number(text), ROW).step().parts().stream()
                .map(Trace.Step::word)
                .collect(Collectors.joining(" "));
    }

    @Test
    void namesEveryConditionThatFails() {
        var checks = Check.of(
                condition("generations >= 100 and downloads >= 5 and vertical = 'interior'"
                        + " and (exclusive or status in ('a', 'b')) and generations / nullif(views, 0) > 1"),
                ROW);
        assertThat(checks)
                .extracting(Check::condition, Check::outcome)
                .containsExactly(
                        tuple("generations >= 100", Outcome.HOLDS),
                        tuple("downloads >= 5", Outcome.FAILS),
                        tuple("vertical = 'interior'", Outcome.UNKNOWN),
                        tuple("exclusive or status in ('a', 'b')", Outcome.FAILS),
                        tuple("generations / nullif(views, 0) > 1", Outcome.UNKNOWN));
        assertThat(checks.get(3).values()).containsEntry("exclusive", false).containsEntry("status", "it's");
    }

    @Test
    void aGuardedDivisionIsNotAsked() {
        assertThat(Check.of(condition("views > 0 and generations / views > 1"), ROW))
                .extracting(Check::outcome)
                .containsExactly(Outcome.FAILS, Outcome.NOT_ASKED);
    }
}
