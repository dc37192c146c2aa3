package broken.ledger;

import java.math.BigDecimal;

class GoesThroughDouble {
    int whole(BigDecimal amount) {
        return (int) amount.doubleValue();
    }
}
