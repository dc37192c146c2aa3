/** Counted days in PostgreSQL. */
@NullMarked
package stipend.usage.jooq;

import org.jspecify.annotations.NullMarked;
