package stipend.testing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stipend.payout.CreatorProgram;
import stipend.payout.RestatementPosting;
import stipend.payout.Step;

/** Restatements that last as long as the test. */
public final class RestatementsInMemory implements RestatementPosting {
    private final Map<YearMonth, Map<CreatorProgram, BigDecimal>> posted = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    @Override
    public int post(YearMonth origin, Currency currency, Map<CreatorProgram, BigDecimal> differences, Step step) {
        var ofMonth = posted.computeIfAbsent(origin, _ -> new TreeMap<>());
        steps.add(step);
        differences.forEach((who, amount) -> ofMonth.merge(who, amount, BigDecimal::add));
        return differences.size();
    }

    /** Who posted, one time after the other. */
    public List<Step> steps() {
        return steps;
    }

    @Override
    public Map<CreatorProgram, BigDecimal> earlier(YearMonth origin) {
        return Map.copyOf(posted.getOrDefault(origin, Map.of()));
    }
}
