package stipend.tax;

import java.math.BigDecimal;
import java.time.YearMonth;

/** A month in which a creator was paid: his gross income, and what was withheld of it. */
public record PaidMonth(YearMonth month, BigDecimal income, BigDecimal withheld) {}
