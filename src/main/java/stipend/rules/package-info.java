/** The rules file as data: parsed, checked, versioned; its expressions are trees, never strings pasted into SQL. */
@NullMarked
package stipend.rules;

import org.jspecify.annotations.NullMarked;
