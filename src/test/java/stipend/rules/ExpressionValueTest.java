package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionValueTest {
    private static final Vocabulary NAMES = new Vocabulary(List.of(
            new Vocabulary.Name("two", Type.NUMBER, 0),
            new Vocabulary.Name("seven", Type.NUMBER, 1),
            new Vocabulary.Name("zero", Type.NUMBER, 2),
            new Vocabulary.Name("none", Type.NUMBER, 3),
            new Vocabulary.Name("word", Type.TEXT, 4),
            new Vocabulary.Name("no_word", Type.TEXT, 5),
            new Vocabulary.Name("yes", Type.BOOLEAN, 6),
            new Vocabulary.Name("no", Type.BOOLEAN, 7),
            new Vocabulary.Name("perhaps", Type.BOOLEAN, 8)));

    private static final @Nullable Object[] ROW = {
        new BigDecimal("2.00"), new BigDecimal("7"), BigDecimal.ZERO, null, "lora", null, true, false, null
    };

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', nullValues = "NULL", quoteCharacter = '`', textBlock = """
        1 + 2 * 3                                   | 7
        (1 + 2) * 3                                 | 9
        seven - 2 - 1                               | 4
        seven - (2 - 1)                             | 6
        8 / 2 / 2                                   | 2
        8 / (2 / 2)                                 | 8
        -two * seven                                | -14
        - - two                                     | 2
        +two                                        | 2
        2 - -3                                      | 5
        -(two + 1) * 2                              | -6
        1 / 3                                       | 0.333333333333333333
        2 / 3                                       | 0.666666666666666667
        -2 / 3                                      | -0.666666666666666667
        1 / 2000000000000000000                     | 0.000000000000000001
        -1 / 2000000000000000000                    | -0.000000000000000001
        1 / 3 * 3                                   | 0.999999999999999999
        0.1 + 0.2                                   | 0.3
        0.000000000000000000001 * 0.1               | 0.0000000000000000000001
        99999999999999999999999999 * 99999999999999999999999999 | 9999999999999999999999999800000000000000000000000001
        .5 + 5.                                     | 5.5
        none + 1                                    | NULL
        none / zero                                 | NULL
        null + 1                                    | NULL
        TWO + Two                                   | 4
        round(2.5)                                  | 3
        round(-2.5)                                 | -3
        round(2.49)                                 | 2
        round(1.005, 2)                             | 1.01
        round(-1.005, 2)                            | -1.01
        round(150, -2)                              | 200
        round(149, -2)                              | 100
        round(5, -3)                                | 0
        round(1.25, 1.0)                            | 1.3
        round(1.25, 1000000000)                     | 1.25
        round(5, -1000000000)                       | 0
        round(none, 2)                              | NULL
        round(1.5, none)                            | NULL
        round(1.2345, two)                          | 1.23
        floor(2.7)                                  | 2
        floor(-2.1)                                 | -3
        ceil(2.1)                                   | 3
        ceil(-2.7)                                  | -2
        abs(-2.7)                                   | 2.7
        abs(none)                                   | NULL
        least(3, two, seven)                        | 2
        greatest(3, two, seven)                     | 7
        least(none, 3, null)                        | 3
        greatest(none, null)                        | NULL
        least(seven)                                | 7
        coalesce(none, null, seven, 1 / zero)       | 7
        coalesce(none)                              | NULL
        coalesce(null, null)                        | NULL
        nullif(two, 2)                              | NULL
        nullif(two, 3)                              | 2
        nullif(none, 3)                             | NULL
        nullif(two, none)                           | 2
        seven / nullif(zero, 0)                     | NULL
        case when yes then 1 else 1 / zero end      | 1
        case when no then 1 / zero when yes then 2 end | 2
        case when perhaps then 1 else 2 end         | 2
        case when no then 1 end                     | NULL
        case two when 1 then 10 when 2.0 then 20 else 30 end | 20
        case two when none then 1 else 2 end        | 2
        case none when none then 1 else 2 end       | 2
        case two when 2 then 1 when 1 / zero then 3 end | 1
        case word when 'lora' then 1 when 'x' then 2 end | 1
        case when two > 1 and yes then case word when 'lora' then 5 end else 6 end | 5
        case when yes then null else 3 end          | NULL
        """)
    void numbers(String text, @Nullable String value) {
        assertNumber(text, value);
    }

    private static void assertNumber(String text, @Nullable String value) {
        var actual = (BigDecimal) Expressions.parse(text, NAMES, Type.NUMBER).evaluate(ROW);
        if (value == null) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isEqualByComparingTo(value);
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', nullValues = "NULL", quoteCharacter = '`', textBlock = """
        yes                                  | true
        perhaps                              | NULL
        not no                               | true
        not perhaps                          | NULL
        not not yes                          | true
        NOT yes                              | false
        yes and no                           | false
        yes and perhaps                      | NULL
        no and perhaps                       | false
        perhaps and no                       | false
        yes or perhaps                       | true
        perhaps or yes                       | true
        no or perhaps                        | NULL
        no or no                             | false
        yes or no and no                     | true
        (yes or no) and no                   | false
        no and 1 / zero > 1                  | false
        yes or 1 / zero > 1                  | true
        two = 2                              | true
        two <> 2.000                         | false
        two != 3                             | true
        two < seven                          | true
        two <= 2.0                           | true
        two > seven                          | false
        two >= 2                             | true
        none = none                          | NULL
        none <> 1                            | NULL
        null = null                          | NULL
        two in (1, 2)                        | true
        two in (2)                           | true
        two in (1, none)                     | NULL
        two in (1, none, 2)                  | true
        none in (1, 2)                       | NULL
        two not in (1, 3)                    | true
        two not in (1, none)                 | NULL
        two not in (2, none)                 | false
        not two in (2)                       | false
        word in ('checkpoint', 'lora')       | true
        word not in ('checkpoint')           | true
        two between 2 and 3                  | true
        two between 3 and 2                  | false
        two not between 2 and 3              | false
        two not between 3 and 4              | true
        two between none and 1               | false
        two between none and 3               | NULL
        two not between none and 1           | true
        none not between 1 and 2             | NULL
        (two between 1 and 3) and yes        | true
        two between 1 and 3 and no           | false
        (two not between 1 and 3) or (two between 2 and 2) | true
        (two between 1 and 3) = (seven not between 1 and 3) | true
        two + 5 not between abs(-1) and (3)  | true
        case when two not between 1 and 2 then yes else no end | false
        word between 'a' and 'm'             | true
        none is null                         | true
        none is not null                     | false
        two is not null                      | true
        not none is null                     | false
        (yes and perhaps) is null            | true
        null is null                         | true
        perhaps is null or no                | true
        word = 'lora'                        | true
        word = 'Lora'                        | false
        word < 'z'                           | true
        word <> no_word                      | NULL
        'ｚ' < '𝒛'                            | true
        'a' < 'ab'                           | true
        'it''s' = 'it''s'                    | true
        (two = 2) = yes                      | true
        (two = 3) = no                       | true
        yes > no                             | true
        coalesce(perhaps, no)                | false
        coalesce(perhaps, yes) and yes       | true
        coalesce(null, perhaps, two > 1)     | true
        nullif(yes, no) and yes              | true
        greatest(no, yes) or perhaps         | true
        case when two > 1 then yes else perhaps end and not no | true
        case word when 'lora' then true end  | true
        yes = (no or yes)                    | true
        yes in (no, two = 2)                 | true
        null                                 | NULL
        """)
    void conditions(String text, @Nullable Boolean value) {
        assertThat(Expressions.parse(text, NAMES, Type.BOOLEAN).evaluate(ROW)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 / zero", "1 / 0", "yes and 1 / zero > 1", "no or 1 / zero > 1", "perhaps and 1 / zero > 1",
                "least(1, 1 / zero)", "two in (2, 1 / zero)", "two between 3 and 1 / zero", "zero / zero",
                        "1 / (2 - two)"
            })
    void aDivisionByZeroThatIsReachedIsAnError(String text) {
        var type = text.matches(".*(and|or|in).*") ? Type.BOOLEAN : Type.NUMBER;
        var expr = Expressions.parse(text, NAMES, type);
        assertThatThrownBy(() -> expr.evaluate(ROW))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("division by zero");
    }

    @Test
    void roundingToAFractionOfADecimalIsAnError() {
        var expr = Expressions.parse("round(1.5, two / 4)", NAMES, Type.NUMBER);
        assertThatThrownBy(() -> expr.evaluate(ROW))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("whole");
    }

    @Test
    void wordsAreReadAlikeInEveryLocale() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertNumber("CASE WHEN two IN (1, 2) AND none IS NULL THEN NULLIF(CEIL(1.5), 3) END", "2");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anExpressionKnowsItsType() {
        assertThat(Expressions.parse("word", NAMES, Type.TEXT).type()).isEqualTo(Type.TEXT);
        assertThat(Expressions.parse("coalesce(null, yes)", NAMES, Type.BOOLEAN).type())
                .isEqualTo(Type.BOOLEAN);
        assertThat(Expressions.parse("null", NAMES, Type.TEXT).type()).isEqualTo(Type.TEXT);
    }
}
