package stipend.rules;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Where a character of a scalar's value stands in the file. Folding changes white space only, so the n-th other
 * character of the value is the n-th other character of the source, an escape or a doubled quote counting as one.
 */
final class ScalarPlaces {
    /** From 1, both. */
    record Place(int line, int column) {}

    private final String source;
    private final ScalarStyle style;
    private final int end;
    private int at;
    private int line;
    private int column;

    private ScalarPlaces(String source, ScalarNode scalar) {
        var start = scalar.getStartMark().orElseThrow();
        this.source = source;
        this.style = scalar.getScalarStyle();
        this.at = source.offsetByCodePoints(0, start.getIndex());
        this.end = source.offsetByCodePoints(
                0, scalar.getEndMark().map(Mark::getIndex).orElse(start.getIndex()));
        this.line = start.getLine() + 1;
        this.column = start.getColumn() + 1;
    }

    /** @param offset in the scalar's value */
    static Place of(String source, ScalarNode scalar, int offset) {
        var places = new ScalarPlaces(source, scalar);
        places.skipOpening();
        places.skipBlanks();
        var before = scalar.getValue()
                .substring(0, Math.min(offset, scalar.getValue().length()));
        before.codePoints().filter(c -> !isBlank(c)).forEach(_ -> places.skipOne());
        return new Place(places.line, places.column);
    }

    private void skipOpening() {
        switch (style) {
            case SINGLE_QUOTED, DOUBLE_QUOTED -> step();
            case LITERAL, FOLDED -> skipHeader();
            case PLAIN, JSON_SCALAR_STYLE -> {}
        }
    }

    private void skipHeader() {
        while (at < end && source.charAt(at) != '\n') {
            step();
        }
    }

    private void skipOne() {
        skipBlanks();
        char c = at < end ? source.charAt(at) : ' ';
        step();
        if (style == ScalarStyle.DOUBLE_QUOTED && c == '\\') {
            skipEscape();
        } else if (style == ScalarStyle.SINGLE_QUOTED && c == '\'') {
            step();
        }
        skipBlanks();
    }

    private void skipEscape() {
        char kind = at < end ? source.charAt(at) : ' ';
        int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        for (int i = 0; i <= digits; i++) {
            step();
        }
    }

    private void skipBlanks() {
        while (at < end && (isBlank(source.charAt(at)) || isEscapedBlank())) {
            if (isEscapedBlank()) {
                step();
            }
            step();
        }
    }

    private boolean isEscapedBlank() {
        return style == ScalarStyle.DOUBLE_QUOTED
                && source.charAt(at) == '\\'
                && at + 1 < end
                && "tn r_NLP\n\t".indexOf(source.charAt(at + 1)) >= 0;
    }

    private void step() {
        if (at >= end) {
            return;
        }
        int c = source.codePointAt(at);
        at += Character.charCount(c);
        column = c == '\n' ? 1 : column + 1;
        line += c == '\n' ? 1 : 0;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0xA0 || c == 0x2028 || c == 0x2029;
    }
}
