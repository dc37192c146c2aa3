package stipend.rules;

import java.math.BigDecimal;
import java.util.Set;
import java.util.SortedMap;

/**
 * How usage is counted (SPEC §2): which exclusions are on, how many lines of a type count per (day, model, user),
 * and the weights by which an event's credit is shared over its models.
 */
public record UsageRules(Set<Exclusion> exclude, SortedMap<EventType, Long> dailyCapPerUser, Attribution attribution) {

    /** The exclusions that rules may switch. */
    public enum Exclusion {
        BLOCKED_USER,
        SELF_USE
    }

    /** {@code W = base(type)·n + equal}; at most 4 decimals each; a type not named has base 0. */
    public record Attribution(SortedMap<String, BigDecimal> base, BigDecimal equal) {}
}
