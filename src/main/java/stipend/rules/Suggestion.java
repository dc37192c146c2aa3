package stipend.rules;

import java.util.Collection;

/** What somebody may have meant by a word that nobody knows. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * {@code ; did you mean "m1"?}, or where nothing is like it {@code ; the nearest known model is "m1"}; nothing where
     * none is known.
     */
    public static String of(String word, Collection<String> known, String kind) {
        return Words.suggestion(word, known, kind);
    }
}
