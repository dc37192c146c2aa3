package stipend.award;

/** What held an award below its share or its amount, in the order in which they are applied (SPEC §4). */
public enum Bound {
    PER_POINT,
    PER_MODEL,
    PER_CREATOR,
    BUDGET
}
