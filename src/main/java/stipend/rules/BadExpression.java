package stipend.rules;

import java.util.List;
import java.util.stream.Stream;

/** An expression that is not one of the rule language's; caught where its file, line and column are known. */
final class BadExpression extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final transient List<BadExpression> others;

    /** @param offset in UTF-16 units from the expression's beginning */
    BadExpression(int offset, String what) {
        this(offset, what, List.of());
    }

    private BadExpression(int offset, String what, List<BadExpression> others) {
        super(what, null, false, false);
        this.offset = offset;
        this.others = others;
    }

    /** The first of several, which knows the others. */
    static BadExpression first(List<BadExpression> all) {
        var first = all.getFirst();
        return new BadExpression(first.offset, first.what(), all.subList(1, all.size()));
    }

    int offset() {
        return offset;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    /** This one and the others that were found with it. */
    Stream<BadExpression> all() {
        return Stream.concat(Stream.of(this), others.stream());
    }
}
