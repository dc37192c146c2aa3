/** PostgreSQL: the embedded one or another, its migrations, and rows in bulk. */
@NullMarked
package stipend.database;

import org.jspecify.annotations.NullMarked;
