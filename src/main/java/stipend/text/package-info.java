/** Texts in the one order that figures may depend on: by Unicode code point. */
@NullMarked
package stipend.text;

import org.jspecify.annotations.NullMarked;
