/** Tax regimes as functions over dated tables that are data files. */
@NullMarked
package stipend.tax;

import org.jspecify.annotations.NullMarked;
