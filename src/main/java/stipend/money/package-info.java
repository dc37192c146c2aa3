/** Money in minor units of a currency, told roundings, and allocation whose parts sum to the whole. */
@NullMarked
package stipend.money;

import org.jspecify.annotations.NullMarked;
