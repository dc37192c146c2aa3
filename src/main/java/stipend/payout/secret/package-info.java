/** Numbers that must not lie about in the open: sealed at rest, masked where people look. */
@NullMarked
package stipend.payout.secret;

import org.jspecify.annotations.NullMarked;
