package broken.unheard;

import broken.tax.HoldsDouble;

public class NotInTheTable {
    HoldsDouble used;
}
