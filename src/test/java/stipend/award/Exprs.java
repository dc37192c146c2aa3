package stipend.award;

import stipend.rules.Expr;
import stipend.rules.Expressions;
import stipend.rules.FinanceNames;
import stipend.rules.Per;
import stipend.rules.Type;
import stipend.rules.Vocabulary;

/** Expressions of tests, read by the rules' own parser over the names of one kind of program. */
record Exprs(Vocabulary vocabulary) {
    static final Exprs MODEL = new Exprs(Vocabulary.perModel(FinanceNames.NONE));
    static final Exprs CREATOR = new Exprs(Vocabulary.perCreator(FinanceNames.NONE));

    static Exprs per(Per per) {
        return switch (per) {
            case MODEL -> MODEL;
            case CREATOR -> CREATOR;
        };
    }

    Expr number(String text) {
        return Expressions.parse(text, vocabulary, Type.NUMBER);
    }

    Expr condition(String text) {
        return Expressions.parse(text, vocabulary, Type.BOOLEAN);
    }
}
