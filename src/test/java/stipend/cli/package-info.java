/** The commands as people type them. */
package stipend.cli;
