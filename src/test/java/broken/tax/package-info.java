/** A house whose every rule is broken somewhere: see HouseTest. */
@NullMarked
package broken.tax;

import org.jspecify.annotations.NullMarked;
