/** What runs by itself: Quartz's triggers say which job, and the clock which business day or month. */
@NullMarked
package stipend.schedule;

import org.jspecify.annotations.NullMarked;
