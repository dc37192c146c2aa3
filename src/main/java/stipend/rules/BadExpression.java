package stipend.rules;

/** An expression that is not one of the rule language's; caught where its file, line and column are known. */
final class BadExpression extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /** @param offset in UTF-16 units from the expression's beginning */
    BadExpression(int offset, String what) {
        super(what, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
