/** Statement and run as csv, xlsx and html; the only user of POI. */
@NullMarked
package stipend.report;

import org.jspecify.annotations.NullMarked;
