package stipend.testing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import stipend.payout.CreatorProgram;
import stipend.payout.RestatementPosting;
import stipend.payout.Step;

/** Restatements that last as long as the test. */
public final class RestatementsInMemory implements RestatementPosting {
    private final Map<YearMonth, Map<CreatorProgram, BigDecimal>> posted = new HashMap<>();

    @Override
    public int post(YearMonth origin, Currency currency, Map<CreatorProgram, BigDecimal> differences, Step step) {
        var ofMonth = posted.computeIfAbsent(origin, _ -> new TreeMap<>());
        differences.forEach((who, amount) -> ofMonth.merge(who, amount, BigDecimal::add));
        return differences.size();
    }

    @Override
    public Map<CreatorProgram, BigDecimal> earlier(YearMonth origin) {
        return Map.copyOf(posted.getOrDefault(origin, Map.of()));
    }
}
