/** What holds for the project as a whole: who may use whom, and what a package owes its readers. */
@NullMarked
package stipend.house;

import org.jspecify.annotations.NullMarked;
