/** What leaves for banks and comes back from them: transfer files out, result files in. */
@NullMarked
package stipend.payout.bank;

import org.jspecify.annotations.NullMarked;
