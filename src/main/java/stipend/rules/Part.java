package stipend.rules;

import org.jspecify.annotations.Nullable;

/**
 * A part of an expression while it is being checked.
 *
 * @param type null where it can only be null: that goes with any type
 * @param first the token it begins with
 * @param last its last name or literal
 */
record Part(Expr expr, @Nullable Type type, int first, int last) {}
