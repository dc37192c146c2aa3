package stipend.award;

import java.math.BigDecimal;
import stipend.rules.Expr;

/**
 * What an expression sums to over all rows of a month (SPEC §4b).
 *
 * @param name as the rules declare it
 */
public record Total(String name, Expr of, BigDecimal sum) {}
