package stipend.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The command that picocli sets before a subcommand runs. */
final class Parent {
    private Parent() {}

    static <T> T of(@Nullable T parent) {
        return Objects.requireNonNull(parent, "set by picocli");
    }
}
