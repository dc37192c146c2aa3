package stipend.usage;

/**
 * A row that breaks its definition.
 *
 * @param row the line on which it begins; in Parquet the row, from 1
 * @param text the row as delivered; of Parquet as JSON
 */
public record RejectedRow(String file, long row, String reason, String text) {}
