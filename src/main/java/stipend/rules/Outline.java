package stipend.rules;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A rules file's tree, in which a thing is found by its way from the top: {@code programs, 0, cap, per_model}. */
record Outline(String file, Node root) {

    /** A warning at the place that the way leads to, or as near to it as there is something. */
    Problem warning(String what, Object... way) {
        return warning(nearest(way), what);
    }

    Problem warning(Node node, String what) {
        var mark = node.getStartMark();
        return Problem.warning(
                file,
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1,
                what);
    }

    /** A mapping; empty if there is none. */
    Optional<MappingNode> mapping(Object... way) {
        Optional<Node> node = Optional.of(root);
        for (var step : way) {
            node = node.flatMap(from -> step(from, step));
        }
        return node.filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    }

    private Node nearest(Object... way) {
        var node = root;
        for (var step : way) {
            var next = step(node, step);
            if (next.isEmpty()) {
                return node;
            }
            node = next.get();
        }
        return node;
    }

    private static Optional<Node> step(Node from, Object step) {
        return switch (from) {
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(step))
                        .map(tuple -> tuple.getValueNode())
                        .findFirst();
            case SequenceNode list
            when step instanceof Integer index && index < list.getValue().size() ->
                Optional.of(list.getValue().get(index));
            default -> Optional.empty();
        };
    }
}
