package stipend.rules;

/** What an expression's value may be. A value is a BigDecimal, a String, a Boolean, or null of any type. */
public enum Type {
    NUMBER,
    TEXT,
    BOOLEAN
}
