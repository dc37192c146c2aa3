/** One job configuration per business run, read top to bottom; wiring only. */
@NullMarked
package stipend.batch;

import org.jspecify.annotations.NullMarked;
