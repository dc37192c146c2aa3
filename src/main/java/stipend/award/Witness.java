package stipend.award;

import stipend.rules.Program;

/**
 * Watches an evaluation: is shown what a program's expressions see, at the moment when they see it. So what is told of
 * an award is told of the evaluation that gave it.
 */
public interface Witness {
    /** Looks away. */
    Witness NONE = new Witness() {};

    /** What a program's budget is computed from. */
    default void budget(Program program, Row row) {}

    /** A row that is not eligible. */
    default void refused(Program program, Row row) {}

    /** An eligible row, as its claim is computed from it. */
    default void claims(Program program, Row row) {}
}
