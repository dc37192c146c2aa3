package stipend.rules;

/**
 * How much SQL a measure's {@code where} comes to. DuckDB asks {@code nullif} as a {@code case} that has its value twice, and
 * a {@code case} of a value once for each branch: nested in one another they would fill the machine's memory.
 */
final class SqlSize {
    /** Far more than the longest expression has parts. */
    private static final long MOST = 20_000;

    private SqlSize() {}

    /** @throws ArithmeticException with the reason, if it is too much */
    static void check(Expr where) {
        if (of(where) > MOST) {
            throw new ArithmeticException("nests nullif or case … when in one another too often; ask for less at once");
        }
    }

    /** At most a little over the bound, lest it overflow; each part is looked at once. */
    private static long of(Expr expr) {
        var parts = Operands.of(expr).stream().map(SqlSize::of).toList();
        var all = parts.stream().mapToLong(size -> size).sum();
        return Math.min(MOST + 1, 1 + all + parts.stream().findFirst().orElse(0L) * repeats(expr));
    }

    /** How often the first part stands there again. */
    private static long repeats(Expr expr) {
        return switch (expr) {
            case Expr.Nullif _ -> 1;
            case Expr.CaseOf cases -> cases.branches().size() - 1L;
            default -> 0;
        };
    }
}
