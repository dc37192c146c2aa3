package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a command came to.
 *
 * @param out standard output
 * @param err standard error, with whatever a library wrote to its log
 */
record Ran(int exit, String out, String err) {

    Ran well() {
        assertThat(err).isEmpty();
        assertThat(exit).as(out).isZero();
        return this;
    }

    /** It stopped with this exit code and one line on standard error, which has these words in it. */
    Ran refused(int code, String... words) {
        assertThat(err).startsWith("stipend: ").endsWith("\n").contains(words);
        assertThat(err.lines()).as("one line says it").hasSize(1);
        assertThat(exit).as(err).isEqualTo(code);
        return this;
    }

    Ran says(String... words) {
        assertThat(out).contains(words);
        return this;
    }

    Ran saysNothing() {
        assertThat(out).isEmpty();
        return this;
    }
}
