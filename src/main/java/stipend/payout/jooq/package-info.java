/** The payout's inside: runs and their lines in PostgreSQL. */
@NullMarked
package stipend.payout.jooq;

import org.jspecify.annotations.NullMarked;
