/** Texts in the one order that every file and tie uses. */
@NullMarked
package stipend.text;

import org.jspecify.annotations.NullMarked;
