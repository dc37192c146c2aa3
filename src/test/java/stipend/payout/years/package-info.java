/** Two years of a platform's money, with everything that can happen to it, beside a bookkeeping of their own. */
@NullMarked
package stipend.payout.years;

import org.jspecify.annotations.NullMarked;
