package stipend.rules;

/**
 * A key of a rules file.
 *
 * @param says what it is for, in a sentence that editors show
 */
record Key(String name, boolean required, Shape shape, String says) {
    static Key of(String name, Shape shape, String says) {
        return new Key(name, false, shape, says);
    }

    static Key required(String name, Shape shape, String says) {
        return new Key(name, true, shape, says);
    }
}
