package stipend.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A mapping of a rules file with its known keys.
 *
 * @param name as errors call it: {@code program "volume"}
 * @param missed known keys that an unknown one is like: not reported as missing as well
 * @param isMapping whether it is one at all; if not, that has been reported
 */
record Section(
        Reading reading, Node node, String name, Map<String, Node> values, List<String> missed, boolean isMapping) {

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Node> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Present, or reported as missing. */
    Optional<Node> require(String key) {
        if (!has(key) && isMapping && !missed.contains(key)) {
            reading.problem(node, name + " lacks the key \"" + key + "\"");
        }
        return get(key);
    }

    /** Reports a key that stands where it has no meaning. */
    void refuse(String key, String why) {
        get(key).ifPresent(value -> reading.problem(value, "\"" + key + "\" has no meaning " + why));
    }

    Expr expression(String key, Scope scope, Type expected) {
        return require(key)
                .map(value -> reading.expression(value, key, scope, expected))
                .orElseGet(() -> new Expr.Literal(null, expected));
    }

    @Nullable
    Expr optionalExpression(String key, Scope scope, Type expected) {
        return get(key).map(value -> reading.expression(value, key, scope, expected))
                .orElse(null);
    }

    /** A condition that is true where it is not set. */
    Expr condition(String key, Scope scope) {
        var condition = optionalExpression(key, scope, Type.BOOLEAN);
        return condition == null ? Expr.Literal.TRUE : condition;
    }
}
