package stipend.rules;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Checks, before any recursive parser sees the expression, that what opens is closed and that nothing nests so deep
 * or is so long that a thread's stack could overflow.
 */
final class Grouping {
    /** A hundred fit a megabyte of stack while the parser is interpreted, and no more once it is compiled. */
    private static final int DEEPEST = 40;

    private static final int MOST_TOKENS = 2_000;

    private final ArrayDeque<Token> open = new ArrayDeque<>();

    /** For each open parenthesis whether several values can stand in it. */
    private final ArrayDeque<Boolean> lists = new ArrayDeque<>();

    private String before = "";
    private int prefixes;

    private Grouping() {}

    static void check(List<Token> tokens) {
        if (tokens.isEmpty()) {
            throw new BadExpression(0, "the expression is empty");
        }
        if (tokens.size() > MOST_TOKENS) {
            throw new BadExpression(
                    tokens.get(MOST_TOKENS).offset(),
                    "more than " + MOST_TOKENS + " words and signs in one expression");
        }
        var grouping = new Grouping();
        tokens.forEach(grouping::see);
        if (!grouping.open.isEmpty()) {
            throw unclosed(grouping.open.getLast());
        }
    }

    private void see(Token token) {
        prefixes = token.is("not") || token.is("-") || token.is("+") ? prefixes + 1 : 0;
        if (token.is("(") || token.is("case")) {
            open.addLast(token);
            lists.addLast(token.is("(") && (before.equals("in") || Words.FUNCTIONS.contains(before)));
        } else if (token.is(",") && !Boolean.TRUE.equals(lists.peekLast())) {
            throw new BadExpression(token.offset(), "\",\" cannot stand here");
        } else if (token.is(")")) {
            close(token, "(");
        } else if (token.is("end")) {
            close(token, "case");
        }
        before = token.lower();
        if (open.size() > DEEPEST || prefixes > DEEPEST) {
            throw new BadExpression(token.offset(), "nested more than " + DEEPEST + " deep");
        }
    }

    private void close(Token token, String opener) {
        var last = open.pollLast();
        lists.pollLast();
        if (last == null) {
            throw new BadExpression(token.offset(), Words.quote(token.text()) + " closes nothing");
        }
        if (!last.is(opener)) {
            throw unclosed(last);
        }
    }

    private static BadExpression unclosed(Token token) {
        return new BadExpression(token.offset(), token.is("(") ? "\"(\" is never closed" : "\"case\" has no \"end\"");
    }
}
