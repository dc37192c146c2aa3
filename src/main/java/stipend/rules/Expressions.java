package stipend.rules;

import stipend.fault.InputFault;

/**
 * Expressions of the rules (SPEC §4): SQL scalar expressions, read by jOOQ's parser and then admitted node by node.
 * What is not expressly allowed is refused, with its place in the text.
 */
public final class Expressions {
    static final int LONGEST = 4_000;

    private Expressions() {}

    /**
     * Reads an expression that stands by itself.
     *
     * @throws InputFault with the column (1-based, in characters) of what is wrong
     */
    public static Expr parse(String text, Vocabulary vocabulary, Type expected) {
        try {
            return read(text, Scope.of(vocabulary), expected);
        } catch (BadExpression bad) {
            throw new InputFault("column " + (text.codePointCount(0, bad.offset()) + 1) + ": " + bad.what());
        }
    }

    static Expr read(String text, Scope scope, Type expected) {
        if (text.length() > LONGEST) {
            throw new BadExpression(0, "an expression of more than " + LONGEST + " characters");
        }
        var tokens = Lexer.tokens(text);
        Grouping.check(tokens);
        var sentence = Sentence.of(tokens, scope);
        return new Admission(sentence).admit(sentence.parse(), expected);
    }
}
