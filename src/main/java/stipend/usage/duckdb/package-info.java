/** Counting on one machine: DuckDB inside the process, fed by the statements of {@code sql/counting}. */
@NullMarked
package stipend.usage.duckdb;

import org.jspecify.annotations.NullMarked;
