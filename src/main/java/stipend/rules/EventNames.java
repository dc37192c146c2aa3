package stipend.rules;

import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import stipend.delivery.CellType;

/** What a measure's {@code where} sees of an event (SPEC §4b). */
public final class EventNames {
    public static final String QUANTITY = "quantity";
    public static final String AMOUNT = "amount";

    private EventNames() {}

    /** Quantity, amount, and the declared columns in the order of their names: that of the slots. */
    public static Vocabulary vocabulary(SortedMap<String, CellType> columns) {
        var names = new ArrayList<Vocabulary.Name>();
        names.add(new Vocabulary.Name(QUANTITY, Type.NUMBER, 0));
        names.add(new Vocabulary.Name(AMOUNT, Type.NUMBER, 1));
        columns.forEach((name, type) -> names.add(new Vocabulary.Name(name, Columns.type(type), names.size())));
        return new Vocabulary(names);
    }

    static Scope scope(SortedMap<String, CellType> columns) {
        return new Scope(vocabulary(columns), ofRows(columns), FinanceNames.NONE);
    }

    private static Map<String, String> ofRows(SortedMap<String, CellType> columns) {
        var refused = new TreeMap<String, String>();
        Stream.concat(ModelSlot.vocabularyNames().stream(), CreatorSlot.vocabularyNames().stream())
                .map(Vocabulary.Name::name)
                .filter(name -> !columns.containsKey(name))
                .forEach(name -> refused.put(
                        name,
                        Words.quote(name)
                                + " is a figure of a row; where sees quantity, amount and the declared event columns"));
        return refused;
    }
}
