/** The command line from outside: what people type, what they are told, which bytes they get. */
@NullMarked
package stipend.e2e;

import org.jspecify.annotations.NullMarked;
