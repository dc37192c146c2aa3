/** The rules' inside: what was announced, in PostgreSQL. */
@NullMarked
package stipend.rules.jooq;

import org.jspecify.annotations.NullMarked;
