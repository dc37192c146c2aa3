package stipend.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stipend.rules.Expr;
import stipend.rules.Type;
import stipend.rules.Vocabulary;

/** Expressions of tests, over all names of SPEC §3, and the finance names of the real month. */
final class Exprs {
    static final Vocabulary VOCABULARY = vocabulary();

    private Exprs() {}

    /** Values by name, as a row has them. */
    interface Values {
        @Nullable Object get(String name);

        default BigDecimal number(String name) {
            return (BigDecimal) get(name);
        }

        default boolean truth(String name) {
            return Boolean.TRUE.equals(get(name));
        }
    }

    static Expr expr(Function<Values, @Nullable Object> value) {
        return row -> value.apply(name -> row[VOCABULARY.find(name).orElseThrow().slot()]);
    }

    static Expr name(String name) {
        return expr(row -> row.get(name));
    }

    static Expr number(String literal) {
        var value = new BigDecimal(literal);
        return expr(_ -> value);
    }

    static Expr quotient(String dividend, String divisor) {
        return expr(row -> {
            if (row.number(divisor).signum() == 0) {
                throw new ArithmeticException("division by zero");
            }
            return row.number(dividend).divide(row.number(divisor), 18, RoundingMode.HALF_UP);
        });
    }

    static final Expr TRUE = expr(_ -> true);
    static final Expr NULL = expr(_ -> null);

    private static Vocabulary vocabulary() {
        var names = new ArrayList<Vocabulary.Name>();
        List.of("generations images credited_generations downloads views likes revenue unique_users active_days"
                        .split(" "))
                .forEach(name -> names.add(new Vocabulary.Name(name, Type.NUMBER, names.size())));
        List.of("listed_days exclusive_days models model_age_days creator_age_days days_in_month".split(" "))
                .forEach(name -> names.add(new Vocabulary.Name(name, Type.NUMBER, names.size())));
        List.of("total_generations total_images total_downloads total_credited_generations total_revenue".split(" "))
                .forEach(name -> names.add(new Vocabulary.Name(name, Type.NUMBER, names.size())));
        List.of("membership_income compute_cost incentive_share".split(" "))
                .forEach(name -> names.add(new Vocabulary.Name(name, Type.NUMBER, names.size())));
        List.of("type vertical status creator_status".split(" "))
                .forEach(name -> names.add(new Vocabulary.Name(name, Type.TEXT, names.size())));
        List.of("commercial_use exclusive".split(" "))
                .forEach(name -> names.add(new Vocabulary.Name(name, Type.BOOLEAN, names.size())));
        return new Vocabulary(names);
    }
}
