package stipend.award;

import java.util.EnumSet;
import java.util.Set;
import stipend.money.Fraction;

/**
 * What one unit of worth is paid (in a pool: one point), exactly, and what bound it. The rows that no cap holds all have
 * the same one, and so have the rows of a creator at {@code per_creator}; such rows share the object.
 */
public record UnitValue(Fraction value, Set<Bound> bounds) {
    /** Nothing is paid. */
    static final UnitValue ZERO = new UnitValue(Fraction.ZERO, Set.of());

    /** All that is claimed is paid. */
    static final UnitValue FULL = new UnitValue(Fraction.ONE, Set.of());

    /** Of a row whose base is {@code per_model} itself. */
    static final UnitValue AT_PER_MODEL = new UnitValue(Fraction.ONE, Set.of(Bound.PER_MODEL));

    UnitValue scaled(Fraction factor, Bound because) {
        var all = EnumSet.of(because);
        all.addAll(bounds);
        return new UnitValue(value.times(factor).reduced(), Set.copyOf(all));
    }

    /** Whether it multiplies per_model, not the row's worth. */
    boolean isOfPerModel() {
        return bounds.contains(Bound.PER_MODEL);
    }
}
