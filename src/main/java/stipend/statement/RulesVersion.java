package stipend.statement;

/**
 * Which rules a figure was made by.
 *
 * @param file the file's name in the rules folder
 * @param sha256 of the file's bytes, in hex
 */
public record RulesVersion(String title, String file, String sha256) {}
