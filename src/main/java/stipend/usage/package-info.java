/** From delivered files to counted usage of a day; the engine that counts is behind one interface. */
@NullMarked
package stipend.usage;

import org.jspecify.annotations.NullMarked;
