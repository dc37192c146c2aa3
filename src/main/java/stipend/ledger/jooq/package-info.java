/** The ledger's inside: its tables in PostgreSQL. */
@NullMarked
package stipend.ledger.jooq;

import org.jspecify.annotations.NullMarked;
