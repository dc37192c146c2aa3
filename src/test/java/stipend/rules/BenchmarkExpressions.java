package stipend.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How long a month's expressions take: a million rows, for each the expressions of a program with two multipliers. */
final class BenchmarkExpressions {
    private static final int ROWS = 1_000_000;
    private static final Vocabulary NAMES = Vocabulary.perModel(FinanceNames.NONE);
    private static final Expr[] PROGRAM = {
        Expressions.parse("status = 'listed' and generations >= 10 and unique_users >= 5", NAMES, Type.BOOLEAN),
        Expressions.parse("credited_generations + 5 * downloads", NAMES, Type.NUMBER),
        Expressions.parse("exclusive", NAMES, Type.BOOLEAN),
        Expressions.parse("vertical in ('industrial', 'architecture', 'interior')", NAMES, Type.BOOLEAN),
        Expressions.parse("case when type = 'checkpoint' then 1.1 else 1.2 end", NAMES, Type.NUMBER),
    };

    private BenchmarkExpressions() {}

    public static void main(String[] arguments) {
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            long seen = 0;
            for (int i = 0; i < ROWS; i++) {
                seen += program(row(i));
            }
            System.out.printf("%,d rows in %d ms (%d)%n", ROWS, (System.nanoTime() - start) / 1_000_000, seen);
        }
    }

    private static int program(@Nullable Object[] row) {
        int seen = 0;
        for (var expr : PROGRAM) {
            seen += expr.evaluate(row) == null ? 0 : 1;
        }
        return seen;
    }

    private static @Nullable Object[] row(int i) {
        var row = new Object[ModelSlot.COUNT];
        Arrays.fill(row, 0, ModelSlot.TYPE.ordinal(), BigDecimal.valueOf(i % 1_000));
        row[ModelSlot.CREDITED_GENERATIONS.ordinal()] = BigDecimal.valueOf(i * 37L, 6);
        row[ModelSlot.TYPE.ordinal()] = i % 3 == 0 ? "checkpoint" : "lora";
        row[ModelSlot.VERTICAL.ordinal()] = i % 2 == 0 ? "interior" : null;
        row[ModelSlot.EXCLUSIVE.ordinal()] = i % 5 == 0;
        row[ModelSlot.STATUS.ordinal()] = "listed";
        return row;
    }
}
