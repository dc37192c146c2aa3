package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a command came to.
 *
 * @param out standard output
 * @param progress the lines of standard error that say how far work has come
 * @param err the others, with whatever a library wrote to its log
 */
record Ran(int exit, String out, String progress, String err) {
    private static final Predicate<String> PROGRESS =
            Pattern.compile("[^:]+ \\d+/\\d+: .*").asMatchPredicate();

    /** How far work has come never stands among results. */
    static Ran of(int exit, String standardOutput, String standardError) {
        assertThat(lines(standardOutput, PROGRESS)).isEmpty();
        return new Ran(exit, standardOutput, lines(standardError, PROGRESS), lines(standardError, PROGRESS.negate()));
    }

    private static String lines(String text, Predicate<String> which) {
        return text.lines().filter(which).map(line -> line + "\n").collect(Collectors.joining());
    }

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

    /** On either stream, for people. */
    Ran says(String... words) {
        assertThat(progress + out).contains(words);
        return this;
    }

    Ran saysNothing() {
        assertThat(out).isEmpty();
        return this;
    }
}
