/** A month's row per model and creator: what was counted, and what the catalog says of them. */
@NullMarked
package stipend.contribution;

import org.jspecify.annotations.NullMarked;
