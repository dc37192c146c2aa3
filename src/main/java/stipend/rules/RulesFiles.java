package stipend.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import stipend.delivery.Sha256;
import stipend.fault.InputFault;

/** Rules files, read and checked as a whole (SPEC §4). */
public final class RulesFiles {
    private RulesFiles() {}

    /**
     * The rules of a file.
     *
     * @param finance the names of platform.csv: of the month that is computed, or of any month where none is meant
     * @throws InputFault the first problem, with file, line and column
     */
    public static Rules load(Path file, FinanceNames finance) {
        var checked = check(file, finance);
        checked.problems().stream().findFirst().ifPresent(problem -> {
            throw problem.fault();
        });
        return Objects.requireNonNull(checked.rules(), "rules without problems");
    }

    /** What a file holds, and all that is wrong with it; rules with a problem are for nobody's use. */
    record Checked(
            String file,
            String sha256,
            String source,
            @Nullable Node root,
            @Nullable Rules rules,
            List<Problem> problems) {}

    static Checked check(Path file, FinanceNames finance) {
        var bytes = bytes(file);
        var sha256 = Sha256.ofBytes(bytes);
        var yaml = YamlText.of(name(file), bytes);
        var reading = new Reading(name(file), yaml.text());
        try {
            var root = yaml.root();
            var rules = new RulesReader(reading, finance).read(name(file), sha256, root);
            return new Checked(name(file), sha256, yaml.text(), root, rules, reading.problems());
        } catch (BadYaml bad) {
            return new Checked(name(file), sha256, yaml.text(), null, null, List.of(bad.problem()));
        }
    }

    /**
     * The month from which a file is in force; the rest of the file is not checked.
     *
     * @throws InputFault if there is none
     */
    static YearMonth from(Path file) {
        var yaml = YamlText.of(name(file), bytes(file));
        var root = root(yaml);
        var reading = new Reading(name(file), yaml.text());
        var from = value(root, "from").map(node -> RulesReader.month(reading, node));
        reading.problems().stream().findFirst().ifPresent(problem -> {
            throw problem.fault();
        });
        return from.orElseThrow(
                () -> InputFault.in(name(file), "says not from which month it is in force; add from: YYYY-MM"));
    }

    private static Node root(YamlText yaml) {
        try {
            return yaml.root();
        } catch (BadYaml bad) {
            throw bad.problem().fault();
        }
    }

    private static Optional<Node> value(Node root, String key) {
        return root instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                                && name.getValue().equals(key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unread) {
            throw InputFault.in(file, "cannot be read (" + unread.getClass().getSimpleName() + ")");
        }
    }
}
