/** A creator's statement as data; every figure traceable to usage, rule and entry. */
@NullMarked
package stipend.statement;

import org.jspecify.annotations.NullMarked;
