package stipend.rules;

import java.util.List;
import java.util.stream.Stream;

/** Whether an expression can come to divide by zero, its branches seen as guarded by what decides on them. */
final class Divisors {
    private Divisors() {}

    static boolean canBeZero(Facts facts, Expr expr) {
        return switch (expr) {
            case Expr.Formula formula -> canBeZero(facts, formula.tree());
            case Expr.Literal _, Expr.Name _ -> false;
            case Expr.Arithmetic sum ->
                any(facts, List.of(sum.left(), sum.right()))
                        || (sum.operator() == Expr.Arithmetic.Operator.DIVIDED_BY
                                && facts.of(sum.right()).canBeZero());
            case Expr.Unary unary -> canBeZero(facts, unary.argument());
            case Expr.Round round ->
                canBeZero(facts, round.value()) || (round.decimals() != null && canBeZero(facts, round.decimals()));
            case Expr.Comparison comparison -> any(facts, List.of(comparison.left(), comparison.right()));
            case Expr.And and -> canBeZero(facts, and.left()) || canBeZero(facts.assuming(and.left()), and.right());
            case Expr.Or or -> canBeZero(facts, or.left()) || canBeZero(facts.excluding(or.left()), or.right());
            case Expr.Not not -> canBeZero(facts, not.condition());
            case Expr.In in -> canBeZero(facts, in.value()) || any(facts, in.items());
            case Expr.Between between -> any(facts, List.of(between.value(), between.low(), between.high()));
            case Expr.IsNull isNull -> canBeZero(facts, isNull.value());
            case Expr.Case cases -> inBranches(facts, cases);
            case Expr.CaseOf cases ->
                canBeZero(facts, cases.value())
                        || any(
                                facts,
                                cases.branches().stream()
                                        .flatMap(branch -> Stream.of(branch.when(), branch.then()))
                                        .toList())
                        || (cases.otherwise() != null && canBeZero(facts, cases.otherwise()));
            case Expr.Coalesce coalesce -> any(facts, coalesce.items());
            case Expr.Extreme extreme -> any(facts, extreme.items());
            case Expr.Nullif nullif -> any(facts, List.of(nullif.value(), nullif.other()));
        };
    }

    private static boolean inBranches(Facts facts, Expr.Case cases) {
        var left = facts;
        for (var branch : cases.branches()) {
            if (canBeZero(left, branch.when()) || canBeZero(left.assuming(branch.when()), branch.then())) {
                return true;
            }
            left = left.excluding(branch.when());
        }
        return cases.otherwise() != null && canBeZero(left, cases.otherwise());
    }

    private static boolean any(Facts facts, List<Expr> exprs) {
        return exprs.stream().anyMatch(expr -> canBeZero(facts, expr));
    }
}
