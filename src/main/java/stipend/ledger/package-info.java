/** Append-only balanced entries, chained by hash; it knows accounts and amounts, not why a program awards. */
@NullMarked
package stipend.ledger;

import org.jspecify.annotations.NullMarked;
