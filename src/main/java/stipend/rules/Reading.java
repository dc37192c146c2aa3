package stipend.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One rules file being read: its source, and every problem found so far. Reading goes on after a problem with a value
 * that stands in, so that all of a file's problems can be told at once; a file with a problem gives no rules.
 */
final class Reading {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,50}(\\.[0-9]{1,50})?");
    private static final Set<String> EXPRESSIONS = Keys.ofFormulas();

    private final String file;
    private final String source;
    private final List<Problem> problems = new ArrayList<>();

    Reading(String file, String source) {
        this.file = file;
        this.source = source;
    }

    /** What was found, from the file's top to its bottom. */
    List<Problem> problems() {
        return problems.stream().sorted(Problem.BY_PLACE).toList();
    }

    void problem(Node node, String what) {
        node.getStartMark().ifPresent(mark -> problem(mark, what));
    }

    private void problem(Mark mark, String what) {
        problems.add(Problem.error(file, mark.getLine() + 1, mark.getColumn() + 1, what));
    }

    private void problem(ScalarNode node, int offset, String what) {
        var place = ScalarPlaces.of(source, node, offset);
        problems.add(Problem.error(file, place.line(), place.column(), what));
    }

    /** A mapping with these keys and no others. */
    Section section(Node node, String name, List<String> keys) {
        var entries = entries(node, name);
        var values = new LinkedHashMap<String, Node>();
        var missed = new ArrayList<String>();
        entries.forEach((key, value) -> {
            if (keys.contains(key.getValue())) {
                values.put(key.getValue(), value);
            } else {
                problem(
                        key,
                        "unknown key " + Words.quote(key.getValue()) + " in " + name
                                + Words.suggestion(key.getValue(), keys, "key"));
                keys.stream()
                        .filter(known -> Words.isClose(key.getValue(), known))
                        .forEach(missed::add);
            }
        });
        return new Section(this, node, name, values, missed, node instanceof MappingNode);
    }

    /** A mapping with keys of any name, each once. */
    SequencedMap<ScalarNode, Node> entries(Node node, String name) {
        return entries(node, name, EXPRESSIONS::contains);
    }

    /** A mapping of names, each once, to expressions. */
    SequencedMap<ScalarNode, Node> formulas(Node node, String name) {
        return entries(node, name, _ -> true);
    }

    private SequencedMap<ScalarNode, Node> entries(Node node, String name, Predicate<String> ofFormula) {
        var entries = new LinkedHashMap<ScalarNode, Node>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, name + " must be a mapping of keys to values");
            return entries;
        }
        var seen = new ArrayList<String>();
        boolean cut = false;
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problem(tuple.getKeyNode(), "a key of " + name + " must be a word");
            } else if (seen.contains(key.getValue())) {
                problem(key, "key " + Words.quote(key.getValue()) + " stands twice in " + name);
            } else if (!cut || !isEmpty(tuple.getValueNode())) {
                seen.add(key.getValue());
                entries.put(key, tuple.getValueNode());
                cut = ofFormula.test(key.getValue()) && isCut(mapping, tuple.getValueNode());
            }
        }
        return entries;
    }

    /** Without quotes, YAML ends {@code least(a, b)} at its comma and takes the rest for a key without value. */
    private boolean isCut(MappingNode mapping, Node value) {
        return mapping.getFlowStyle() == FlowStyle.FLOW && isCut(value);
    }

    private boolean isCut(Node node) {
        if (!(node instanceof ScalarNode scalar) || !scalar.isPlain() || !Lexer.isUnclosed(scalar.getValue())) {
            return false;
        }
        var end = scalar.getEndMark().orElseThrow().getIndex();
        return source.substring(source.offsetByCodePoints(0, end))
                .stripLeading()
                .startsWith(",");
    }

    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty();
    }

    /** A list's items; none if it is no list. */
    List<Node> items(Node node, String name) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, name + " must be a list");
        return List.of();
    }

    /** Some text on one line; null after a problem. */
    @Nullable
    String text(Node node, String name) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            var text = scalar.getValue().strip();
            if (text.codePoints().noneMatch(Character::isISOControl)) {
                return text;
            }
        }
        problem(node, name + " must be some text on one line");
        return null;
    }

    /** One of the words; null after a problem. */
    <T> @Nullable T word(Node node, String name, Map<String, T> words) {
        var text = text(node, name);
        if (text == null) {
            return null;
        }
        var value = words.get(text);
        if (value == null) {
            problem(
                    node,
                    Words.quote(text) + " is no " + name + Words.closest(text, words.keySet()) + " known: "
                            + String.join(", ", words.keySet()));
        }
        return value;
    }

    /** A plain decimal ≥ 0 with at most so many decimals, trailing zeros not counted; zero after a problem. */
    BigDecimal decimal(Node node, String name, int decimals) {
        if (!(node instanceof ScalarNode scalar)
                || !DECIMAL.matcher(scalar.getValue()).matches()) {
            problem(node, name + " must be a plain decimal of at least 0, such as 1250.75" + found(node));
            return BigDecimal.ZERO;
        }
        var value = new BigDecimal(scalar.getValue());
        if (value.stripTrailingZeros().scale() > decimals) {
            problem(node, name + " has more than " + decimals + " decimals" + found(node));
        }
        return value;
    }

    /** The same, and not above a bound. */
    BigDecimal decimal(Node node, String name, int decimals, long most) {
        var value = decimal(node, name, decimals);
        if (value.compareTo(BigDecimal.valueOf(most)) > 0) {
            problem(node, name + " must be at most " + most + found(node));
            return BigDecimal.ZERO;
        }
        return value;
    }

    private static String found(Node node) {
        return node instanceof ScalarNode scalar ? ", not " + Words.quote(scalar.getValue()) : "";
    }

    /** A checked expression; a value that stands in for it after a problem. */
    Expr expression(Node node, String name, Scope scope, Type expected) {
        if (!(node instanceof ScalarNode scalar)) {
            problem(node, name + " must be an expression");
        } else if (isCut(node)) {
            problem(
                    scalar.getEndMark().orElseThrow(),
                    "YAML cuts " + name + " at this comma; quote the expression: " + name + ": \"…\"");
        } else {
            try {
                return new Expr.Formula(scalar.getValue(), Expressions.read(scalar.getValue(), scope, expected));
            } catch (BadExpression bad) {
                bad.all().forEach(one -> problem(scalar, one.offset(), one.what()));
            }
        }
        return new Expr.Literal(null, expected);
    }
}
