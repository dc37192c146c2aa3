package stipend.rules;

/** What a program awards: every model's row, or every creator once. */
public enum Per {
    MODEL,
    CREATOR
}
