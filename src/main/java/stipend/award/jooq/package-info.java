/** Awards in PostgreSQL. */
@NullMarked
package stipend.award.jooq;

import org.jspecify.annotations.NullMarked;
