/** Contributions in PostgreSQL. */
@NullMarked
package stipend.contribution.jooq;

import org.jspecify.annotations.NullMarked;
