package stipend.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts an expression into tokens; what no token of the rule language begins with is refused. */
final class Lexer {
    /** Longer numbers than money or counts ever need. */
    private static final int MOST_DIGITS = 50;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        while (lexer.skipSpace()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    /** Whether a text or a parenthesis is open at the end, as where YAML cut the expression at a comma. */
    static boolean isUnclosed(String text) {
        boolean quoted = false;
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '\'';
            open += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return quoted || open > 0;
    }

    private boolean skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private void next() {
        int c = text.codePointAt(at);
        if (Words.startsName(c)) {
            add(Token.Kind.WORD, endOfWord(at));
        } else if (isDigit(at) || (c == '.' && isDigit(at + 1))) {
            number();
        } else if (c == '\'') {
            textLiteral();
        } else {
            sign(c);
        }
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at));
        at = end;
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < text.length() && Words.continuesName(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private void number() {
        int end = endOfDigits(at);
        if (end < text.length() && text.charAt(end) == '.') {
            end = endOfDigits(end + 1);
        }
        int stop = endOfWord(end);
        if (stop > end || (stop < text.length() && text.charAt(stop) == '.')) {
            var written = text.substring(at, Math.max(stop, end + 1));
            throw new BadExpression(at, Words.quote(written) + " is not a plain decimal such as 1250.75");
        }
        if (end - at > MOST_DIGITS) {
            throw new BadExpression(at, "a number of more than " + MOST_DIGITS + " digits");
        }
        add(Token.Kind.NUMBER, end);
    }

    private int endOfDigits(int from) {
        int end = from;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private void textLiteral() {
        int start = at;
        var content = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != '\'') {
                content.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                content.append('\'');
                at++;
            } else {
                at++;
                tokens.add(new Token(Token.Kind.TEXT, content.toString(), start));
                return;
            }
        }
        throw new BadExpression(start, "the text that begins here has no closing '");
    }

    private void sign(int c) {
        var refusal = refusal(c);
        if (refusal != null) {
            throw new BadExpression(at, refusal);
        }
        var two = text.substring(at, Math.min(at + 2, text.length()));
        add(Token.Kind.SIGN, Words.TWO_CHARACTER_SIGNS.contains(two) ? at + 2 : at + 1);
    }

    private @Nullable String refusal(int c) {
        if (text.startsWith("--", at) || text.startsWith("/*", at)) {
            return "a comment has no place in an expression; - - takes the minus sign twice";
        }
        if (text.startsWith("==", at)) {
            return "\"==\" is not a sign of the rule language; equality is written =";
        }
        return switch (c) {
            case '"', '`' -> "names are written without quotation marks, texts between '…'";
            case '.' -> "a name of a table's column has no place here; names stand alone";
            default ->
                Words.SIGNS.indexOf(c) >= 0
                        ? null
                        : Words.quote(Character.toString(c)) + " is not part of the rule language";
        };
    }
}
