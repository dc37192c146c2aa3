/** The command line: what people ask for, in words, and what they are told. */
@NullMarked
package stipend.cli;

import org.jspecify.annotations.NullMarked;
