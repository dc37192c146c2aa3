/** What is seen from outside while Stipend serves. */
@NullMarked
package stipend.web;

import org.jspecify.annotations.NullMarked;
