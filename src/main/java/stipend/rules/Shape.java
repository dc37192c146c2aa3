package stipend.rules;

import java.util.Collection;
import java.util.List;

/** What stands behind a key of a rules file. */
sealed interface Shape {
    /** Some text on one line. */
    record Text() implements Shape {}

    /** Text of a certain form. */
    record Form(String pattern) implements Shape {}

    /** One of these words. */
    record Word(Collection<String> words) implements Shape {}

    /** {@code true} or {@code false}. */
    record Truth() implements Shape {}

    /** A plain decimal from 0 to {@code most}. */
    record Decimal(long most) implements Shape {
        static final Decimal ANY = new Decimal(Long.MAX_VALUE);
    }

    /** An expression, on a row or on the month as a whole. */
    record Formula() implements Shape {}

    /** A mapping with keys of its own. */
    record Section(List<Key> keys) implements Shape {}

    /** A list of which every item has this shape. */
    record Items(Shape item) implements Shape {}

    /** A mapping of chosen names, each of this form, to values of one shape. */
    record Entries(String keyForm, Shape value, int least) implements Shape {}
}
