/** Main, and the wiring that starts it. */
@NullMarked
package stipend;

import org.jspecify.annotations.NullMarked;
