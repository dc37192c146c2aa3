package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.fault.InputFault;

/** Whatever people type is an expression or a line that says why not. */
class ExpressionFuzzTest {
    private static final Vocabulary NAMES = Vocabulary.perModel(FinanceNames.NONE);
    private static final List<String> SOUP = List.of(
            "generations",
            "revenue",
            "type",
            "exclusive",
            "staus",
            "m.x",
            "1",
            "2.5",
            "1e5",
            ".",
            "'a'",
            "'",
            "''",
            "null",
            "true",
            "false",
            "and",
            "or",
            "not",
            "in",
            "between",
            "is",
            "case",
            "when",
            "then",
            "else",
            "end",
            "least",
            "greatest",
            "coalesce",
            "round",
            "floor",
            "ceil",
            "abs",
            "nullif",
            "(",
            "(",
            "(",
            ")",
            ")",
            ")",
            ",",
            "+",
            "-",
            "*",
            "/",
            "=",
            "<>",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "!",
            "like",
            "select",
            "from",
            "cast",
            "as",
            "date",
            "::",
            "||",
            "?",
            "\"x\"",
            "--",
            "/*",
            "*/",
            ";",
            "{",
            "}",
            "[",
            "]",
            "$$",
            ":a",
            "@",
            "#",
            "\\",
            "\u0000",
            "汉",
            "𝒛",
            "over",
            "distinct",
            "interval",
            "array",
            "row",
            "exists",
            "any",
            "all",
            "^",
            "%",
            "&",
            "~",
            "e'x'",
            "q'[x]'");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void tokenSoup(long seed) {
        var random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 4_000; i++) {
            var text = IntStream.range(0, 1 + random.nextInt(i % 20 == 0 ? 60 : 9))
                    .mapToObj(_ -> SOUP.get(random.nextInt(SOUP.size())))
                    .collect(Collectors.joining(random.nextInt(4) == 0 ? "" : " "));
            read += isRead(text) ? 1 : 0;
        }
        assertThat(read).as("some of it is readable, or the test tests nothing").isPositive();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 5)
    void anyCharacters(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            int alphabet = random.nextBoolean() ? 128 : 0x11000;
            isRead(random.ints(1 + random.nextInt(40), 0, alphabet)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
    }

    private static boolean isRead(String text) {
        try {
            Expressions.parse(text, NAMES, Type.NUMBER);
            return true;
        } catch (InputFault fault) {
            assertThat(fault.line()).startsWith("column ").doesNotContain("\n");
            return false;
        } catch (RuntimeException | StackOverflowError thrown) {
            return fail("\"" + text + "\" gives " + thrown, thrown);
        }
    }
}
