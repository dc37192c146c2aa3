package stipend.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import stipend.fault.InputFault;

/**
 * A rules file's bytes as a tree of YAML nodes with their places. Of YAML only mappings, lists and scalars are
 * admitted: one document, no anchors, no tags, nothing nested deeper than rules can be.
 */
final class YamlText {
    private static final int LARGEST = 1_000_000;
    private static final int DEEPEST = 20;
    private static final String QUOTE_IT =
            "; if an expression with a comma in it stands here, quote it: amount: \"least(a, b)\"";

    private final String file;
    private final String text;
    private int depth;
    private int documents;

    private YamlText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** @throws InputFault if the bytes are not UTF-8 or too many */
    static YamlText of(String file, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw InputFault.in(file, "larger than " + LARGEST + " bytes; this is no rules file");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new YamlText(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            throw InputFault.in(file, "not UTF-8; save it as UTF-8");
        }
    }

    String text() {
        return text;
    }

    /**
     * The tree.
     *
     * @throws BadYaml with line and column of what is no YAML, or YAML that has no place in rules
     * @throws InputFault where the whole file is none
     */
    Node root() {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            new Parse(settings).parseString(text).forEach(this::admit);
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> InputFault.in(file, "empty; a rules file begins with rules: and a title"));
        } catch (MarkedYamlEngineException unread) {
            throw at(unread.getProblemMark().or(unread::getContextMark).orElse(null), said(unread));
        } catch (YamlEngineException unread) {
            throw InputFault.in(file, "not YAML: " + unread.getMessage());
        }
    }

    private static String said(MarkedYamlEngineException unread) {
        boolean inBraces = String.valueOf(unread.getContext()).contains("flow");
        return "not YAML: " + unread.getProblem() + (inBraces ? QUOTE_IT : "");
    }

    private void admit(Event event) {
        var mark = event.getStartMark().orElse(null);
        depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
        if (depth > DEEPEST) {
            throw at(mark, "nested deeper than rules can be");
        }
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            throw at(mark, "a second document begins here; a rules file is one document");
        }
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw at(mark, "YAML anchors (&, *) have no place in rules; write it out");
        }
        if (hasTag(event)) {
            throw at(mark, "YAML tags (!) have no place in rules");
        }
    }

    private static boolean hasTag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag().isPresent();
            case CollectionStartEvent collection -> collection.getTag().isPresent();
            default -> false;
        };
    }

    private RuntimeException at(@Nullable Mark mark, String what) {
        return mark == null
                ? InputFault.in(file, what)
                : new BadYaml(Problem.error(file, mark.getLine() + 1, mark.getColumn() + 1, what));
    }
}
