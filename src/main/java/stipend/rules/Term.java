package stipend.rules;

/**
 * One thing that rules say.
 *
 * @param key what it is, the same in every file
 * @param label what people call it
 * @param value what it is set to, in words
 * @param meaning equal where two values are the same however they are written
 */
record Term(String key, String label, String value, String meaning) {}
