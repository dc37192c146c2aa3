/** From awards to money: what each creator gets of a month, and the run that two people sign before anything moves. */
@NullMarked
package stipend.payout;

import org.jspecify.annotations.NullMarked;
