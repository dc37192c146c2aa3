package stipend.usage.duckdb;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * How one event after another is shared over its models (SPEC §2): a model has the part of the whole that lies between the
 * weights before it and those up to it, so the parts sum to the whole.
 */
final class Shares {
    private final NumberedCatalog catalog;
    private final long equal;
    private long[] upTo = new long[8];
    private int size;

    /** @param equal the weight that every known model has, in ten-thousandths */
    Shares(NumberedCatalog catalog, long equal) {
        this.catalog = catalog;
        this.equal = equal;
    }

    /**
     * Turns to an event.
     *
     * @param models its distinct models in their order; of those that are not known it is enough that they are there
     */
    void of(int[] models, int count) {
        size = count;
        upTo = upTo.length < count ? new long[count] : upTo;
        var known = known(models);
        if (weigh(models, known) == 0) {
            weighAlike(models, known);
        }
    }

    private int known(int[] models) {
        var known = 0;
        for (var i = 0; i < size; i++) {
            known += models[i] == NumberedCatalog.UNKNOWN ? 0 : 1;
        }
        return known;
    }

    private long weigh(int[] models, int known) {
        var sum = 0L;
        for (var i = 0; i < size; i++) {
            var model = models[i];
            sum = model == NumberedCatalog.UNKNOWN ? sum : Math.addExact(sum, catalog.base(model) * known + equal);
            upTo[i] = sum;
        }
        return sum;
    }

    /** If none is known the first one has it all, so that the manifest can state it. */
    private void weighAlike(int[] models, int known) {
        if (known == 0) {
            Arrays.fill(upTo, 0, size, 1);
            return;
        }
        var sum = 0L;
        for (var i = 0; i < size; i++) {
            sum += models[i] == NumberedCatalog.UNKNOWN ? 0 : 1;
            upTo[i] = sum;
        }
    }

    /** Writes the parts of a whole, in the order of the models. */
    void split(long whole, long[] parts) {
        var given = 0L;
        for (var i = 0; i < size; i++) {
            var upToHere = floor(whole, upTo[i], upTo[size - 1]);
            parts[i] = upToHere - given;
            given = upToHere;
        }
    }

    /** {@code floor(whole · weight / weights)}. */
    private static long floor(long whole, long weight, long weights) {
        if (weight == weights || whole == 0) {
            return whole;
        }
        var product = whole * weight;
        return product >= 0 && Math.multiplyHigh(whole, weight) == 0
                ? product / weights
                : BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(weight))
                        .divide(BigInteger.valueOf(weights))
                        .longValueExact();
    }
}
