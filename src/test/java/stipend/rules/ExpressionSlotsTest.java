package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row is given the values of the names that its program's expressions say they have: these must be all. */
class ExpressionSlotsTest {
    private static final Vocabulary NAMES = RandomExpressions.RICHER;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void areThoseOfTheNamesWhereverTheyStand() {
        var expr = Expressions.parse(
                "case when vertical = 'x' and not exclusive then revenue else round(views, 2) end", NAMES, Type.NUMBER);
        assertThat(expr.slots().boxed())
                .containsExactlyInAnyOrder(
                        ModelSlot.VERTICAL.ordinal(),
                        ModelSlot.EXCLUSIVE.ordinal(),
                        ModelSlot.REVENUE.ordinal(),
                        ModelSlot.VIEWS.ordinal());
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noOtherIsLookedAt(long seed) {
        var random = new Random(seed);
        var text = RandomExpressions.richer(random).number(4);
        var expr = Expressions.parse(text, NAMES, Type.NUMBER);
        assertThat(evaluated(expr, strange(expr))).as(text).isEqualTo(evaluated(expr, row()));
    }

    private static Object[] row() {
        return IntStream.range(0, NAMES.names().size())
                .mapToObj(BigDecimal::valueOf)
                .toArray();
    }

    private static Object[] strange(Expr expr) {
        var row = row();
        var named = expr.slots().boxed().toList();
        Arrays.setAll(row, slot -> named.contains(slot) ? row[slot] : new Object());
        return row;
    }

    private static @Nullable Object evaluated(Expr expr, Object[] row) {
        try {
            return expr.evaluate(row);
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    /** Also when a part is added to programs one day. */
    @Test
    void aProgramForgetsNoneOfItsExpressions() throws ReflectiveOperationException, IOException {
        var shipped = RulesFolder.inForce(Path.of("rules"), YearMonth.of(2024, 2), FinanceNames.NONE);
        for (var program : concat(shipped.programs(), richer().programs())) {
            var onOtherRows = concat(
                    List.of(program.ofModels()),
                    Stream.ofNullable(program.reward().budget()).toList());
            assertThat(program.expressions())
                    .containsAll(parts(program)
                            .filter(part -> !onOtherRows.contains(part))
                            .toList());
        }
        assertThat(richer().programs().getFirst().expressions()).hasSize(5);
    }

    private static <T> List<T> concat(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private Rules richer() throws IOException {
        return RulesFiles.load(Files.writeString(folder.resolve("2024-01.yaml"), """
            rules: Richer
            from: 2024-01
            currency: CNY
            programs:
              - id: p
                per: creator
                of_models: exclusive
                eligible: models > 1
                rank_by: revenue
                score: 1 / rank
                pool: {budget: total_revenue}
                multipliers: [{id: m, when: rank = 1, by: 2}]
            """), FinanceNames.NONE);
    }

    private static Stream<Expr> parts(Object part) throws ReflectiveOperationException {
        if (part instanceof Expr expr) {
            return Stream.of(expr);
        }
        var all = Stream.<Expr>empty();
        if (part instanceof Collection<?> several) {
            for (var one : several) {
                all = Stream.concat(all, parts(one));
            }
        }
        for (var component : components(part)) {
            component.getAccessor().setAccessible(true);
            var value = component.getAccessor().invoke(part);
            all = value == null ? all : Stream.concat(all, parts(value));
        }
        return all;
    }

    private static RecordComponent[] components(Object part) {
        boolean ours = part.getClass().isRecord() && part.getClass().getName().startsWith("stipend.");
        return ours ? part.getClass().getRecordComponents() : new RecordComponent[0];
    }
}
