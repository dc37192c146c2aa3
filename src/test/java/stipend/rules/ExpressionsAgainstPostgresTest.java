package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random expressions have the values that a real PostgreSQL gives them, over rows with nulls. Left out: division,
 * whose decimals PostgreSQL chooses otherwise, and whole-number literals, whose floor is binary floating point there.
 */
class ExpressionsAgainstPostgresTest {
    private static final Vocabulary NAMES = new Vocabulary(List.of(
            new Vocabulary.Name("a", Type.NUMBER, 0),
            new Vocabulary.Name("b", Type.NUMBER, 1),
            new Vocabulary.Name("c", Type.NUMBER, 2),
            new Vocabulary.Name("t", Type.TEXT, 3),
            new Vocabulary.Name("u", Type.TEXT, 4),
            new Vocabulary.Name("p", Type.BOOLEAN, 5),
            new Vocabulary.Name("q", Type.BOOLEAN, 6)));

    private static final String ROWS = """
        (values (1, 1.5::numeric, -2.5::numeric, 0::numeric, 'x'::text, 'y'::text, true, false),
                (2, null, 7, -1.005, null, 'x', null, true),
                (3, 2.50, 2.5, null, 'Zebra', 'aal', false, null),
                (4, -0.5, 0.5, 150, '汉', 'z', true, true),
                (5, null, null, null, null, null, null, null),
                (6, 123456789.123456, -0.000001, 3, '', 'x', false, false)) as r(id, a, b, c, t, u, p, q)
        """;

    private static EmbeddedPostgres postgres;
    private static Connection connection;
    private static List<@Nullable Object[]> rows;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
        connection = postgres.getPostgresDatabase().getConnection();
        rows = query("select a, b, c, t, u, p, q from " + ROWS + " order by id", 7);
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }

    private static List<@Nullable Object[]> query(String sql, int columns) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<@Nullable Object[]>();
            while (result.next()) {
                var row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = result.getObject(i + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void valuesAgree(long seed) throws SQLException {
        var random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            var type = Type.values()[random.nextInt(3)];
            var text = new Generator(random).of(type, 1 + random.nextInt(4));
            var expr = Expressions.parse(text, NAMES, type);
            var expected = query("select " + text + " from " + ROWS + " order by id", 1);
            for (int r = 0; r < rows.size(); r++) {
                assertSame(expr.evaluate(rows.get(r)), expected.get(r)[0], text + " over row " + (r + 1));
            }
        }
    }

    private static void assertSame(@Nullable Object actual, @Nullable Object expected, String what) {
        if (actual instanceof BigDecimal number && expected instanceof Number) {
            assertThat(number).as(what).isEqualByComparingTo(new BigDecimal(expected.toString()));
        } else {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }

    private record Generator(Random random) {
        String of(Type type, int depth) {
            var of = depth == 0
                    ? leaf(type)
                    : random.nextInt(4) == 0 ? anyType(type, depth - 1) : typed(type, depth - 1);
            return random.nextInt(5) == 0 ? "(" + of + ")" : of;
        }

        private String pick(String... words) {
            return words[random.nextInt(words.length)];
        }

        private String leaf(Type type) {
            return switch (type) {
                case NUMBER -> pick("a", "b", "c", "a", "b", "2.0", "0.5", "-1.25", "100.0");
                case TEXT -> pick("t", "u", "t", "'x'", "'it''s'", "'汉'");
                case BOOLEAN -> pick("p", "q", "p", "true", "false");
            };
        }

        private String typed(Type type, int depth) {
            return switch (type) {
                case NUMBER -> number(depth);
                case TEXT -> leaf(type);
                case BOOLEAN -> condition(depth);
            };
        }

        private String number(int depth) {
            var x = of(Type.NUMBER, depth);
            return switch (random.nextInt(5)) {
                case 0, 1 -> "(" + x + " " + pick("+", "-", "*") + " " + of(Type.NUMBER, depth) + ")";
                case 2 -> "- (" + x + ")";
                case 3 -> pick("round", "floor", "ceil", "abs") + "(" + x + ")";
                default -> "round(" + x + ", " + pick("0", "1", "2", "-1", "4") + ")";
            };
        }

        private String condition(int depth) {
            var type = Type.values()[random.nextInt(3)];
            var x = "(" + of(type, depth) + ")";
            var y = "(" + of(type, depth) + ")";
            return switch (random.nextInt(7)) {
                case 0 -> x + " " + pick("=", "<>", "!=", "<", "<=", ">", ">=") + " " + y;
                case 1 -> x + pick(" in (", " not in (") + y + ", " + of(type, depth) + ")";
                case 2 -> x + pick(" between ", " not between ") + y + " and (" + of(type, depth) + ")";
                case 3 -> x + pick(" is null", " is not null");
                case 4 -> "not (" + of(Type.BOOLEAN, depth) + ")";
                default -> "(" + of(Type.BOOLEAN, depth) + pick(" and ", " or ") + of(Type.BOOLEAN, depth) + ")";
            };
        }

        private String anyType(Type type, int depth) {
            var x = of(type, depth);
            var y = of(type, depth);
            var when = of(Type.BOOLEAN, depth);
            return switch (random.nextInt(4)) {
                case 0 -> pick("least", "greatest", "coalesce") + "(" + x + ", " + y + ", " + leaf(type) + ")";
                case 1 -> "nullif(" + x + ", " + y + ")";
                case 2 ->
                    "case when " + when + " then " + x + " when " + of(Type.BOOLEAN, depth) + " then " + y
                            + pick(" end", " else " + leaf(type) + " end");
                default ->
                    "case " + of(Type.NUMBER, depth) + " when " + of(Type.NUMBER, depth) + " then " + x + " else " + y
                            + " end";
            };
        }
    }
}
