package stipend.rules;

/** A factor {@code by} on the rows for which {@code when} holds. */
public record Multiplier(String id, Expr when, Expr by) {}
