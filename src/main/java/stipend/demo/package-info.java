/** A small month of an invented community, written as the files a real one would deliver. */
@NullMarked
package stipend.demo;

import org.jspecify.annotations.NullMarked;
