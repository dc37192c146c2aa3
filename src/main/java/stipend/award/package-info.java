/** Pure evaluation: contribution and rules become awards, each with its explanation. */
@NullMarked
package stipend.award;

import org.jspecify.annotations.NullMarked;
