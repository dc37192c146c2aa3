/** What reaches the disk for good. */
@NullMarked
package stipend.disk;

import org.jspecify.annotations.NullMarked;
