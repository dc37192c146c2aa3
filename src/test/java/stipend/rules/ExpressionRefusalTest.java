package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.fault.InputFault;

/** What is not on SPEC §4's list is refused, and the place is told. */
class ExpressionRefusalTest {
    private static final Vocabulary NAMES = Vocabulary.perModel(FinanceNames.NONE);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        generatons + 1                    | column 1: unknown name "generatons"; did you mean "generations"?
        1 + genrations                    | column 5: unknown name "genrations"; did you mean "generations"?
        model_id                          | column 1: unknown name "model_id"; the nearest known name is "model_age_days"
        creator_id                        | column 1: unknown name "creator_id"; did you mean "creator_views"?
        select                            | column 1: "select" is not part of the rule language
        (select 1)                        | column 2: "select" is not part of the rule language
        generations in (select 1)         | column 17: "select" is not part of the rule language
        m.generations                     | column 2: a name of a table's column has no place here; names stand alone
        generations.x                     | column 12: a name of a table's column has no place here; names stand alone
        type like 'a%'                    | column 6: "like" is not part of the rule language
        generations % 2                   | column 13: "%" is not part of the rule language
        generations ^ 2                   | column 13: "^" is not part of the rule language
        generations is distinct from 2    | column 16: after "is" and "is not" only null can stand
        generations is true               | column 16: after "is" and "is not" only null can stand
        cast(generations as int)          | column 1: there is no function "cast"; there are abs, ceil, coalesce, floor, greatest, least, nullif, round
        generations::int                  | column 12: ":" is not part of the rule language
        date '2024-01-01'                 | column 1: "date" is not part of the rule language
        sum(generations)                  | column 1: there is no function "sum"; there are abs, ceil, coalesce, floor, greatest, least, nullif, round
        ceiling(revenue)                  | column 1: there is no function "ceiling"; there are abs, ceil, coalesce, floor, greatest, least, nullif, round
        count(*)                          | column 1: there is no function "count"; there are abs, ceil, coalesce, floor, greatest, least, nullif, round
        generations(1)                    | column 1: there is no function "generations"; there are abs, ceil, coalesce, floor, greatest, least, nullif, round
        1e5                               | column 1: "1e5" is not a plain decimal such as 1250.75
        2 * 1e5                           | column 5: "1e5" is not a plain decimal such as 1250.75
        0x1F                              | column 1: "0x1F" is not a plain decimal such as 1250.75
        1.2.3                             | column 1: "1.2." is not a plain decimal such as 1250.75
        1_000                             | column 1: "1_000" is not a plain decimal such as 1250.75
        ?                                 | column 1: "?" is not part of the rule language
        :generations                      | column 1: ":" is not part of the rule language
        $1                                | column 1: "$" is not part of the rule language
        {fn abs(1)}                       | column 1: "{" is not part of the rule language
        1; 2                              | column 2: ";" is not part of the rule language
        "generations"                     | column 1: names are written without quotation marks, texts between '…'
        1 -- 2                            | column 3: a comment has no place in an expression; - - takes the minus sign twice
        1 /* 2 */                         | column 3: a comment has no place in an expression; - - takes the minus sign twice
        generations == 2                  | column 13: "==" is not a sign of the rule language; equality is written =
        type = 'a                         | column 8: the text that begins here has no closing '
        (generations                      | column 1: "(" is never closed
        generations)                      | column 12: ")" closes nothing
        case when exclusive then 1        | column 1: "case" has no "end"
        (case when exclusive then 1) end  | column 2: "case" has no "end"
        1 end                             | column 3: "end" closes nothing
        1 +                               | column 3: the expression ends too early, after "+"
        1 + * 2                           | column 5: "*" cannot stand here
        1 2                               | column 3: "2" cannot stand here
        generations downloads             | column 13: "downloads" cannot stand here
        1 < 2 < 3                         | column 7: "<" cannot stand here
        in (1)                            | column 5: "1" cannot stand here
        1 + then                          | column 5: "then" cannot stand here
        celi(revenue)                     | column 1: there is no function "celi"; did you mean "ceil"?
        flor(revenue)                     | column 1: there is no function "flor"; did you mean "floor"?
        round                             | column 1: "round" is a function: round(…)
        generations + round               | column 15: "round" is a function: round(…)
        type + 1                          | column 1: expected a number here, found a text
        1 + type                          | column 5: expected a number here, found a text
        1 + (((type)))                    | column 8: expected a number here, found a text
        generations = 'a'                 | column 15: expected a number here, found a text
        type = 1                          | column 8: expected a text here, found a number
        type in ('a', 1)                  | column 15: expected a text here, found a number
        type between 'a' and 2            | column 22: expected a text here, found a number
        exclusive + 1                     | column 1: expected a number here, found a condition (true or false)
        (generations > 1) + 1             | column 2: expected a number here, found a condition (true or false)
        coalesce(generations, type)       | column 23: expected a number here, found a text
        least(1, 'a')                     | column 10: expected a number here, found a text
        nullif(1, 'a')                    | column 11: expected a number here, found a text
        round(type)                       | column 7: expected a number here, found a text
        round(1, 1.5)                     | column 10: the number of decimals to round to is a whole number
        round(1, 2, 3)                    | column 11: "," cannot stand here
        abs(1, 2)                         | column 6: "," cannot stand here
        nullif(1)                         | column 9: ")" cannot stand here
        least()                           | column 7: ")" cannot stand here
        generations in ()                 | column 1: "in" needs at least one value between its parentheses
        (1, 2) in ((1, 2))                | column 3: "," cannot stand here
        case when generations then 1 end  | column 11: expected a condition (true or false) here, found a number
        case when exclusive then 1 else 'a' end | column 33: expected a number here, found a text
        case type when 1 then 1 end       | column 16: expected a text here, found a number
        1 + coalesce(abs(1), case when exclusive then 1 end, upper('a')) | column 54: there is no function "upper"; there are abs, ceil, coalesce, floor, greatest, least, nullif, round
        1 + coalesce((exclusive and commercial_use), false) | column 5: expected a number here, found a condition (true or false)
        1 + case when exclusive then type end | column 5: expected a number here, found a text
        not generations                   | column 5: expected a condition (true or false) here, found a number
        exclusive and 1                   | column 15: expected a condition (true or false) here, found a number
        generations > all (1)             | column 15: there is no function "all"; there are abs, ceil, coalesce, floor, greatest, least, nullif, round
        array[1]                          | column 6: "[" is not part of the rule language
        exclusive                         | column 1: expected a number here, found a condition (true or false)
        'text'                            | column 1: expected a number here, found a text
        '汉字' + genrations                | column 8: unknown name "genrations"; did you mean "generations"?
        """)
    void isRefusedWithItsPlace(String text, String line) {
        assertThatThrownBy(() -> Expressions.parse(text, NAMES, Type.NUMBER))
                .isInstanceOf(InputFault.class)
                .hasMessage(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void anEmptyExpressionIsRefused(String text) {
        assertThatThrownBy(() -> Expressions.parse(text, NAMES, Type.NUMBER))
                .hasMessage("column 1: the expression is empty");
    }

    @Test
    void whatIsTooLongTooDeepOrTooBigIsRefused() {
        assertRefused("1 + ".repeat(1_000) + "1", "more than 4000 characters");
        assertRefused("1+".repeat(1_001) + "1", "more than 2000 words");
        assertRefused("(".repeat(41) + "1" + ")".repeat(41), "nested more than 40 deep");
        assertRefused("- ".repeat(41) + "1", "nested more than 40 deep");
        assertRefused("type || 'a'", "column 6: \"|\" is not part of the rule language");
        assertRefused("9".repeat(51), "more than 50 digits");
        assertThat(Expressions.parse("9".repeat(50), NAMES, Type.NUMBER)).isNotNull();
    }

    private static void assertRefused(String text, String why) {
        assertThatThrownBy(() -> Expressions.parse(text, NAMES, Type.NUMBER))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "coalesce(", "-(", "case when (1 = ", "greatest(1, 1 + ("})
    void whatIsAllowedFitsASmallStack(String opening) throws InterruptedException {
        int parentheses = opening.length() - opening.replace("(", "").length() + (opening.startsWith("case") ? 1 : 0);
        int times = 40 / parentheses;
        var closing = opening.startsWith("case") ? ") then 1 end" : ")".repeat(parentheses);
        onSmallStack(opening.repeat(times) + "1" + closing.repeat(times));
    }

    @Test
    void theLongestChainFitsASmallStack() throws InterruptedException {
        onSmallStack("1+".repeat(999) + "1");
        onSmallStack("1*".repeat(500) + "(- - - - - - - - - 1)");
    }

    private static void onSmallStack(String text) throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        var thread = new Thread(
                null,
                () -> Expressions.parse(text, NAMES, Type.NUMBER).evaluate(new Object[ModelSlot.COUNT]),
                "small stack",
                768 * 1024);
        thread.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }
}
