/** Tells people outside what they must know of: by a signed webhook, or by mail. */
@NullMarked
package stipend.notice;

import org.jspecify.annotations.NullMarked;
