package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.fault.InputFault;

/** Whatever people type is an expression or a line that says why not. */
@Execution(ExecutionMode.CONCURRENT)
class ExpressionFuzzTest {
    private static final Vocabulary NAMES = RandomExpressions.RICHER;
    private static final List<String> SOUP = List.of(
            "generations",
            "revenue",
            "type",
            "exclusive",
            "cost",
            "base_model",
            "original",
            "all_costs",
            "rank",
            "creator_revenue",
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

    /** The whole rule language, written by hand a second time: what is read has no other words and signs in it. */
    private static final Set<String> ALLOWED = Set.of(("generations downloads views likes images credited_generations"
        + " revenue unique_users active_days listed_days exclusive_days type vertical commercial_use exclusive status"
        + " creator_status model_age_days creator_age_days days_in_month total_generations total_images"
        + " total_downloads total_credited_generations total_revenue rank creator_generations creator_downloads"
        + " creator_views creator_likes creator_images creator_credited_generations creator_revenue"
        + " creator_unique_users creator_active_days creator_listed_days creator_exclusive_days cost base_model"
        + " original age all_costs api_calls and or not in between is null true false case when then else end least"
        + " greatest coalesce round floor ceil abs nullif ( ) , + - * / = <> != < <= > >=")
            .split(" "));

    private static final Set<String> CALLED = Set.of(
            ("least greatest coalesce round floor ceil abs nullif" + " in and or not between when then else case")
                    .split(" "));
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|(?<word>[A-Za-z_][A-Za-z_0-9]*)|(?<number>[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)|(?<text>'(?:[^']|'')*')"
                    + "|(?<sign><>|!=|<=|>=|[-+*/=<>(),])");

    /** What people try who want more than numbers, whole or within an expression. */
    private static final List<String> ATTACKS = List.of(
            "(select 1)",
            "(select password from users)",
            "exists (select 1)",
            "pg_read_file('/etc/passwd')",
            "pg_sleep(10)",
            "read_csv('x')",
            "current_user",
            "current_date",
            "now()",
            "random()",
            "version()",
            "count(*)",
            "sum(revenue)",
            "sum(revenue) over ()",
            "row_number() over (order by revenue)",
            "lag(revenue) over (partition by type)",
            "cast(revenue as text)",
            "revenue::text",
            "cast(v1 as boolean)",
            "v1",
            "date '2024-01-01'",
            "interval '1 day'",
            "array[1, 2][1]",
            "any(array[1])",
            "(1, 2)",
            "row(1, 2)",
            "1; drop table ledger_entry",
            "1 -- ",
            "1 /* */",
            "$1",
            ":name",
            "?",
            "{fn now()}",
            "{d '2024-01-01'}",
            "\"generations\"",
            "[generations]",
            "`generations`",
            "public.model.revenue",
            "model.revenue",
            "e'\\\\x41'",
            "N'x'",
            "x'41'",
            "q'[x]'",
            "$$x$$",
            "U&'x'",
            "1e9",
            "0x1F",
            "1_000",
            "generations similar to 'x'",
            "type like '%'",
            "type || 'x'",
            "2 ^ 999999",
            "power(10, 100)",
            "exp(99)",
            "repeat('x', 1000000000)",
            "generations is distinct from 1",
            "generations is true",
            "generations between symmetric 1 and 2",
            "if(true, 1, 2)",
            "ifnull(1, 2)",
            "decode(1, 2, 3)",
            "system_user",
            "sysdate",
            "level",
            "rownum",
            "default",
            "unique (select 1)",
            "next value for s",
            "sequence.nextval",
            "ｇenerations",
            "generations\u200b",
            "٣",
            "1\u00a0+ 1");

    @Test
    void noAttackIsRead() {
        assertThat(ATTACKS)
                .allSatisfy(attack -> assertThat(isRead(attack)).as(attack).isFalse());
    }

    /** Whole expressions, some with a token dropped, doubled or changed, or with an attack in the middle. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {6, 7, 8, 9})
    void almostExpressions(long seed) {
        var random = new Random(seed);
        var texts = RandomExpressions.richer(random);
        int read = 0;
        for (int i = 0; i < 6_500; i++) {
            var text = random.nextBoolean() ? texts.number(random.nextInt(4)) : texts.condition(random.nextInt(4));
            read += isRead(damaged(text, random)) ? 1 : 0;
        }
        assertThat(read).isBetween(500, 6_000);
    }

    private static String damaged(String text, Random random) {
        var words = new ArrayList<>(List.of(text.split(" ")));
        int at = random.nextInt(words.size());
        switch (random.nextInt(6)) {
            case 0 -> words.add(at, ATTACKS.get(random.nextInt(ATTACKS.size())));
            case 1 -> words.set(at, SOUP.get(random.nextInt(SOUP.size())));
            case 2 -> words.remove(at);
            case 3 -> words.add(at, words.get(random.nextInt(words.size())));
            default -> {}
        }
        return String.join(random.nextInt(8) == 0 ? "" : " ", words);
    }

    /** As deep, as long and as large as it gets, and one more: a sentence says what is too much. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        (        | 1 | )       | 40  | nested more than 40 deep
        not      | true |      | 40  | nested more than 40 deep
        -        | 1 |         | 40  | nested more than 40 deep
        abs(     | 1 | )       | 40  | nested more than 40 deep
        case when true then | 1 | end | 40  | nested more than 40 deep
        1+       | 1 |         | 999 | more than 2000 words and signs in one expression
        7        | 7 |         | 49  | a number of more than 50 digits
        a_long_name_          | x | | 400 | an expression of more than 4000 characters
        """)
    void limits(String before, String inside, @Nullable String after, int times, String refusal) {
        var glue = before.equals("7") || before.equals("1+") || before.startsWith("a_") ? "" : " ";
        var type = inside.equals("true") ? Type.BOOLEAN : Type.NUMBER;
        var least = (before + glue).repeat(times) + inside + (glue + (after == null ? "" : after)).repeat(times);
        var more = (before + glue).repeat(times + 2) + inside + (glue + (after == null ? "" : after)).repeat(times + 2);
        if (!before.startsWith("a_")) {
            assertThat(Expressions.parse(least.strip(), NAMES, type)).isNotNull();
        }
        assertThatThrownBy(() -> Expressions.parse(more, NAMES, type)).hasMessageEndingWith(refusal);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void tokenSoup(long seed) {
        var random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 16_000; i++) {
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
        for (int i = 0; i < 10_000; i++) {
            int alphabet = random.nextBoolean() ? 128 : 0x11000;
            isRead(random.ints(1 + random.nextInt(40), 0, alphabet)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
    }

    private static boolean isCondition(String text) {
        try {
            Expressions.parse(text, NAMES, Type.BOOLEAN);
            requireAllowed(text);
            return true;
        } catch (InputFault fault) {
            return false;
        }
    }

    /** Looks at the text alone, with nothing of the reader's. */
    private static void requireAllowed(String text) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            assertThat(matcher.find(at) && matcher.start() == at)
                    .as("%s at %d", text, at)
                    .isTrue();
            if (matcher.group("word") != null || matcher.group("sign") != null) {
                var token = matcher.group().toLowerCase(Locale.ROOT);
                assertThat(ALLOWED).as(text).contains(token);
                boolean called = token.equals("(")
                        && !tokens.isEmpty()
                        && tokens.getLast().matches("[a-z_0-9]+");
                assertThat(!called || CALLED.contains(tokens.getLast()))
                        .as(text)
                        .isTrue();
                tokens.add(token);
            } else if (matcher.group("number") != null || matcher.group("text") != null) {
                tokens.add("'");
            }
            at = matcher.end();
        }
    }

    private static boolean isRead(String text) {
        try {
            Expressions.parse(text, NAMES, Type.NUMBER);
            requireAllowed(text);
            return true;
        } catch (InputFault fault) {
            assertThat(fault.line()).startsWith("column ").doesNotContain("\n");
            return fault.line().endsWith("expected a number here, found a condition (true or false)")
                    && isCondition(text);
        } catch (RuntimeException | StackOverflowError thrown) {
            return fail("\"" + text + "\" gives " + thrown, thrown);
        }
    }
}
