package broken.tax;

import org.jspecify.annotations.Nullable;

public class HoldsDouble {
    @Nullable
    Double rate;
}
