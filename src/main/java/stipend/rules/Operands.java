package stipend.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.rules.Expr.Branch;

/** The parts that a node of an expression is made of, from left to right. */
final class Operands {
    private Operands() {}

    static List<Expr> of(Expr expr) {
        return switch (expr) {
            case Expr.Formula formula -> List.of(formula.tree());
            case Expr.Literal _, Expr.Name _ -> List.of();
            case Expr.Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case Expr.Unary unary -> List.of(unary.argument());
            case Expr.Round round ->
                round.decimals() == null ? List.of(round.value()) : List.of(round.value(), round.decimals());
            case Expr.Comparison comparison -> List.of(comparison.left(), comparison.right());
            case Expr.And and -> List.of(and.left(), and.right());
            case Expr.Or or -> List.of(or.left(), or.right());
            case Expr.Not not -> List.of(not.condition());
            case Expr.In in -> with(in.value(), in.items());
            case Expr.Between between -> List.of(between.value(), between.low(), between.high());
            case Expr.IsNull isNull -> List.of(isNull.value());
            case Expr.Case cases -> branches(cases.branches(), cases.otherwise());
            case Expr.CaseOf cases -> with(cases.value(), branches(cases.branches(), cases.otherwise()));
            case Expr.Coalesce coalesce -> coalesce.items();
            case Expr.Extreme extreme -> extreme.items();
            case Expr.Nullif nullif -> List.of(nullif.value(), nullif.other());
        };
    }

    static List<Expr> with(Expr first, List<Expr> others) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static List<Expr> branches(List<Branch> branches, @Nullable Expr otherwise) {
        var all = new ArrayList<Expr>();
        branches.forEach(branch -> all.addAll(List.of(branch.when(), branch.then())));
        if (otherwise != null) {
            all.add(otherwise);
        }
        return all;
    }
}
