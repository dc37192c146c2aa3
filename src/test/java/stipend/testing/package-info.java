/** What the tests stand on: a real database, the shared files. */
@NullMarked
package stipend.testing;

import org.jspecify.annotations.NullMarked;
