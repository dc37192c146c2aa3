/** Business days, months, and the one business time zone. */
@NullMarked
package stipend.period;

import org.jspecify.annotations.NullMarked;
