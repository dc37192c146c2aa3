package stipend.rules;

import java.util.Locale;

/**
 * A word, number, text or sign of an expression.
 *
 * @param text as written, a text literal without its quotes
 * @param offset where it begins
 */
record Token(Kind kind, String text, int offset) {
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SIGN
    }

    /** Words are compared without regard to case, in no language's way. */
    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean is(String wordOrSign) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && lower().equals(wordOrSign);
    }
}
