package stipend.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.ParseUnknownFunctions;
import org.jooq.conf.ParseUnsupportedSyntax;
import org.jooq.conf.ParseWithMetaLookups;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.ParserException;
import org.jspecify.annotations.Nullable;

/**
 * An expression's tokens with every name and literal resolved. jOOQ's parser gets them with a placeholder for each
 * of these, the number of its token in its name. So the parser decides grammar and precedence only: it never sees a
 * person's name or number, folds no constant, and every leaf of its tree knows its place in the text.
 */
final class Sentence {
    private static final DSLContext PARSER = DSL.using(
            SQLDialect.POSTGRES,
            new Settings()
                    .withParseWithMetaLookups(ParseWithMetaLookups.OFF)
                    .withParseUnknownFunctions(ParseUnknownFunctions.FAIL)
                    .withParseUnsupportedSyntax(ParseUnsupportedSyntax.FAIL)
                    .withParseLocale(Locale.ROOT));

    private final List<Token> tokens;
    private final List<@Nullable Part> leaves;

    private Sentence(List<Token> tokens, List<@Nullable Part> leaves) {
        this.tokens = tokens;
        this.leaves = leaves;
    }

    static Sentence of(List<Token> tokens, Scope scope) {
        var leaves = new ArrayList<@Nullable Part>();
        var bad = new ArrayList<BadExpression>();
        for (int i = 0; i < tokens.size(); i++) {
            try {
                leaves.add(leaf(tokens, i, scope));
            } catch (BadExpression unknown) {
                bad.add(unknown);
            }
        }
        if (!bad.isEmpty()) {
            throw BadExpression.first(bad);
        }
        return new Sentence(tokens, leaves);
    }

    /** Where the word first stands; 0 if it does not. */
    int offsetOf(String word) {
        return tokens.stream()
                .filter(token -> token.is(word))
                .findFirst()
                .map(Token::offset)
                .orElse(0);
    }

    Token token(int index) {
        return tokens.get(index);
    }

    /** The name or literal that a placeholder stands for. */
    Part leaf(Field<?> placeholder) {
        var leaf = leaves.get(Integer.parseInt(placeholder.getName().substring(1)));
        if (leaf == null) {
            throw new IllegalStateException("no leaf: " + placeholder);
        }
        return leaf;
    }

    Field<?> parse() {
        var sql = new StringBuilder();
        var starts = new int[tokens.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = sql.length();
            sql.append(leaves.get(i) == null ? tokens.get(i).lower() : placeholder(i))
                    .append(' ');
        }
        try {
            return PARSER.parser().parseField(sql.toString());
        } catch (ParserException unread) {
            throw unexpected(starts, unread.position());
        } catch (ClassCastException confused) { // where jOOQ takes a row for a value; of rows it is never told
            throw new BadExpression(0, "this holds something that is not part of the rule language");
        }
    }

    private BadExpression unexpected(int[] starts, int position) {
        int i = 0;
        while (i + 1 < starts.length && starts[i + 1] <= position) {
            i++;
        }
        var last = tokens.get(i);
        boolean atEnd = i + 1 == starts.length && position > starts[i];
        return new BadExpression(
                last.offset(),
                atEnd
                        ? "the expression ends too early, after " + Words.quote(last.text())
                        : Words.quote(last.text()) + " cannot stand here");
    }

    private static @Nullable Part leaf(List<Token> tokens, int index, Scope scope) {
        var token = tokens.get(index);
        return switch (token.kind()) {
            case NUMBER -> literal(new BigDecimal(token.text()), Type.NUMBER, index);
            case TEXT -> literal(token.text(), Type.TEXT, index);
            case WORD -> word(tokens, index, scope);
            case SIGN -> null;
        };
    }

    private static @Nullable Part word(List<Token> tokens, int index, Scope scope) {
        var token = tokens.get(index);
        boolean called = index + 1 < tokens.size() && tokens.get(index + 1).is("(");
        var word = token.lower();
        if (Words.FUNCTIONS.contains(word)) {
            if (!called) {
                throw new BadExpression(token.offset(), Words.quote(word) + " is a function: " + word + "(…)");
            }
            return null;
        }
        return Words.KEYWORDS.contains(word) ? keyword(tokens, index) : name(token, index, called, scope);
    }

    private static @Nullable Part keyword(List<Token> tokens, int index) {
        return switch (tokens.get(index).lower()) {
            case "true" -> literal(Boolean.TRUE, Type.BOOLEAN, index);
            case "false" -> literal(Boolean.FALSE, Type.BOOLEAN, index);
            case "null" -> followsIs(tokens, index) ? null : literal(null, null, index);
            case "is" -> isOrIsNot(tokens, index);
            default -> null;
        };
    }

    /** jOOQ would read {@code is true} too. */
    private static @Nullable Part isOrIsNot(List<Token> tokens, int index) {
        int next = index + 1 < tokens.size() && tokens.get(index + 1).is("not") ? index + 2 : index + 1;
        if (next < tokens.size() && !tokens.get(next).is("null")) {
            throw new BadExpression(tokens.get(next).offset(), "after \"is\" and \"is not\" only null can stand");
        }
        return null;
    }

    /** The null of {@code is null} and {@code is not null} is no value. */
    private static boolean followsIs(List<Token> tokens, int index) {
        int before = index > 0 && tokens.get(index - 1).is("not") ? index - 2 : index - 1;
        return before >= 0 && tokens.get(before).is("is");
    }

    private static Part name(Token token, int index, boolean called, Scope scope) {
        if (called) {
            throw new BadExpression(token.offset(), Words.noFunction(token.text()));
        }
        var name = scope.resolve(token);
        return new Part(new Expr.Name(name.name(), name.type(), name.slot()), name.type(), index, index);
    }

    private static Part literal(@Nullable Object value, @Nullable Type type, int index) {
        return new Part(new Expr.Literal(value, type == null ? Type.NUMBER : type), type, index, index);
    }

    /** Dressed as a boolean, for the parser wants conditions where it can tell; types are checked afterwards. */
    private static String placeholder(int leaf) {
        return "cast(v" + leaf + " as boolean)";
    }
}
