/** What other rules would have paid in past months, to whom and why: the same evaluation, nothing written. */
@NullMarked
package stipend.simulation;

import org.jspecify.annotations.NullMarked;
