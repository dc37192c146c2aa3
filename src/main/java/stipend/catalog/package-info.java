/** Creators and models as they stood on a day. */
@NullMarked
package stipend.catalog;

import org.jspecify.annotations.NullMarked;
