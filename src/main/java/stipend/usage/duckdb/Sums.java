package stipend.usage.duckdb;

import java.math.BigDecimal;
import java.math.BigInteger;
import stipend.rules.EventType;

/**
 * Sums of lines in the rows of a table, such as one a model: lines by type, images, credit and revenue. They lie in one
 * array, a row in 64 bytes, which a processor fetches at once. Only revenue can be wider than a long: a line has less than
 * 10^18 millionths of it, but at most 10^9 images and 10^6 millionths of credit.
 */
final class Sums {
    private static final int IMAGES = EventType.values().length;
    private static final int CREDIT = IMAGES + 1;
    private static final int REVENUE = CREDIT + 1;
    private static final int REVENUE_HIGH = REVENUE + 1;
    private static final int ROW = REVENUE_HIGH + 1;
    private static final int MILLIONTHS = 6;

    private final long[] cells;

    Sums(int rows) {
        cells = new long[Math.multiplyExact(rows, ROW)];
    }

    void add(int row, EventType type, long quantity, long credit, long revenue) {
        var at = row * ROW;
        cells[at + type.ordinal()]++;
        cells[at + IMAGES] += type == EventType.GENERATION ? quantity : 0;
        cells[at + CREDIT] += credit;
        addRevenue(at, revenue);
    }

    /** Adds what others have summed, row by row. */
    void add(Sums others) {
        for (var at = 0; at < cells.length; at += ROW) {
            for (var i = 0; i < REVENUE; i++) {
                cells[at + i] += others.cells[at + i];
            }
            addRevenue(at, others.cells[at + REVENUE]);
            cells[at + REVENUE_HIGH] += others.cells[at + REVENUE_HIGH];
        }
    }

    private void addRevenue(int at, long revenue) {
        var sum = cells[at + REVENUE] + revenue;
        cells[at + REVENUE] = sum;
        cells[at + REVENUE_HIGH] += Long.compareUnsigned(sum, revenue) < 0 ? 1 : 0;
    }

    long lines(int row, EventType type) {
        return cells[row * ROW + type.ordinal()];
    }

    long lines(int row) {
        var lines = 0L;
        for (var type : EventType.values()) {
            lines += lines(row, type);
        }
        return lines;
    }

    BigDecimal images(int row) {
        return BigDecimal.valueOf(cells[row * ROW + IMAGES]);
    }

    BigDecimal credit(int row) {
        return BigDecimal.valueOf(cells[row * ROW + CREDIT], MILLIONTHS);
    }

    BigDecimal revenue(int row) {
        var high = BigInteger.valueOf(cells[row * ROW + REVENUE_HIGH]).shiftLeft(Long.SIZE);
        return new BigDecimal(high.add(new BigInteger(Long.toUnsignedString(cells[row * ROW + REVENUE]))), MILLIONTHS);
    }
}
