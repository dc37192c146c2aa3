/**
 * Files as they are delivered (SPEC §1): strict records of CSV and NDJSON, each with the line it begins on, faults of a
 * row told apart from faults of the file.
 */
@NullMarked
package stipend.delivery;

import org.jspecify.annotations.NullMarked;
