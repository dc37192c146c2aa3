package stipend.report;

import java.util.stream.Stream;

/**
 * Rows that are too many to hold: opened, read once from first to last, and closed, as often as somebody asks. Every
 * opening gives the same rows in the same order.
 */
@FunctionalInterface
public interface Rows<R> {
    Stream<R> open();
}
