/** What stops the work, as one line that people can act on. */
@NullMarked
package stipend.fault;

import org.jspecify.annotations.NullMarked;
