/** Texts in the one order SPEC §1 knows: by Unicode code point. */
@NullMarked
package stipend.text;

import org.jspecify.annotations.NullMarked;
