package stipend.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which names an expression may use at its place in the rules.
 *
 * @param refused names that exist but not here, in lower case, with the sentence that says so
 * @param finance whose figures are known, so that a missing one is told from a slip of the pen
 */
record Scope(Vocabulary vocabulary, Map<String, String> refused, FinanceNames finance) {

    /** Every name of the vocabulary, and no other is known of. */
    static Scope of(Vocabulary vocabulary) {
        return new Scope(vocabulary, Map.of(), FinanceNames.NONE);
    }

    /** What sees one row: every expression but a budget. */
    static Scope row(Per per, OwnNames own) {
        var refused = switch (per) {
            case MODEL -> creatorOnly();
            case CREATOR -> modelOnly(own.columns());
        };
        return new Scope(Vocabulary.of(per, own), refused, own.finance())
                .without("rank", " exists in a program with rank_by only");
    }

    /** In a program with {@code rank_by}, where it is not yet known who is eligible. */
    Scope beforeRanks() {
        return without("rank", " is counted among the eligible rows by rank_by, so that neither of these can use it");
    }

    /** In a program with {@code rank_by}, of its eligible rows. */
    Scope afterRanks() {
        var others = new TreeMap<>(refused);
        others.remove("rank");
        return new Scope(vocabulary, others, finance);
    }

    /** In a program with {@code of_models}: users, days and earlier months are kept of all models of a creator only. */
    Scope ofSomeModels(OwnNames own) {
        var more = new TreeMap<>(refused);
        var ofUsers = own.measures().entrySet().stream()
                .filter(measure -> !measure.getValue().addsUp())
                .map(Map.Entry::getKey);
        var earlier = Stream.concat(
                        EarlierName.ALL.stream(),
                        own.measures().keySet().stream().flatMap(EarlierName::of))
                .map(EarlierName::name);
        Stream.of(Stream.of("unique_users", "active_days"), ofUsers, earlier)
                .flatMap(names -> names)
                .forEach(name -> more.put(
                        name,
                        Words.quote(name) + " of some models of a creator cannot be told from what is kept of a month;"
                                + " it exists without of_models"));
        return new Scope(vocabulary, more, finance);
    }

    private Scope without(String name, String why) {
        var more = new TreeMap<>(refused);
        more.put(name, Words.quote(name) + why);
        return new Scope(vocabulary, more, finance);
    }

    /** A total sees the rows that it sums, and no total. */
    static Scope total(OwnNames own) {
        var row = row(Per.MODEL, own);
        var refused = new TreeMap<>(row.refused);
        own.totals().forEach(name -> refused.put(name, Words.quote(name) + " is a total; a total sums no other"));
        return new Scope(row.vocabulary, refused, row.finance);
    }

    /** A budget is one for the month: no figure of a row means anything there. */
    static Scope budget(Per per, OwnNames own) {
        var row = row(per, own);
        var refused = new TreeMap<>(row.refused);
        var ofRows = per == Per.MODEL ? rowNames(ModelSlot.vocabularyNames()) : rowNames(CreatorSlot.vocabularyNames());
        for (var name : Stream.of(ofRows.stream(), own.columns().names(per), own.ofMeasures())
                .flatMap(names -> names)
                .toList()) {
            refused.put(
                    name,
                    Words.quote(name) + " is a figure of one row; a budget may use total_… names,"
                            + " totals, days_in_month and the names of platform.csv");
        }
        return new Scope(row.vocabulary, refused, row.finance);
    }

    /** The name a word stands for. */
    Vocabulary.Name resolve(Token word) {
        var refusal = refused.get(word.lower());
        if (refusal != null) {
            throw new BadExpression(word.offset(), refusal);
        }
        return vocabulary.find(word.text()).orElseThrow(() -> new BadExpression(word.offset(), unknown(word)));
    }

    private String unknown(Token word) {
        if (Words.isOtherSql(word.lower())) {
            return Words.quote(word.text()) + " is not part of the rule language";
        }
        var summed = EarlierName.refusal(word.lower(), vocabulary);
        if (summed.isPresent()) {
            return summed.get();
        }
        var known = known();
        return "unknown name " + Words.quote(word.text())
                + finance.lacks(word.text(), known)
                + Words.suggestion(word.text(), known, "name");
    }

    private List<String> known() {
        return vocabulary.names().stream()
                .map(Vocabulary.Name::name)
                .filter(name -> !refused.containsKey(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static List<String> rowNames(List<Vocabulary.Name> names) {
        return names.stream()
                .map(Vocabulary.Name::name)
                .filter(name -> !name.startsWith("total_") && !name.equals("days_in_month"))
                .toList();
    }

    private static Map<String, String> modelOnly(Columns columns) {
        var sentence = " is a model's; per: creator has none";
        var refused = new TreeMap<>(missing(ModelSlot.vocabularyNames(), CreatorSlot.vocabularyNames(), sentence));
        columns.model().keySet().forEach(name -> refused.put(name, Words.quote(name) + sentence));
        CreatorSlot.metrics()
                .forEach(name -> refused.put(
                        "creator_" + name,
                        Words.quote("creator_" + name) + " exists with per: model only; per: creator calls it "
                                + Words.quote(name)));
        return refused;
    }

    private static Map<String, String> creatorOnly() {
        return missing(CreatorSlot.vocabularyNames(), ModelSlot.vocabularyNames(), " exists with per: creator only");
    }

    private static Map<String, String> missing(
            List<Vocabulary.Name> there, List<Vocabulary.Name> here, String sentence) {
        var known = here.stream().map(Vocabulary.Name::name).collect(Collectors.toSet());
        return there.stream()
                .map(Vocabulary.Name::name)
                .filter(name -> !known.contains(name))
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> Words.quote(name) + sentence));
    }
}
