package stipend.rules;

import static stipend.rules.Key.of;
import static stipend.rules.Key.required;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every key that a rules file may have, section by section. Readers know these and no others, and the JSON Schema for
 * editors is made from them: a new key is added here.
 */
final class Keys {
    private static final String THRESHOLD = "^[0-9]{1,50}(\\.[0-9]{1,50})?$";
    private static final Shape FORMULA = new Shape.Formula();
    private static final Shape AMOUNT = Shape.Decimal.ANY;

    static final List<Key> ATTRIBUTION = List.of(
            of(
                    "base",
                    new Shape.Entries("^[^A-Z]+$", new Shape.Decimal(UsageReader.LARGEST_WEIGHT), 0),
                    "By model type: its part of an event's credit, which grows with the number of models."
                            + " At most 4 decimals; a type that is not named has 0."),
            of(
                    "equal",
                    new Shape.Decimal(UsageReader.LARGEST_WEIGHT),
                    "The part of every model alike. At most 4 decimals; 1 if not set."));

    private static final Shape EVENT_TYPE = new Shape.Word(UsageReader.TYPES.keySet());

    static final List<Key> MEASURE = List.of(
            of("count", EVENT_TYPE, "The number of counted events of this type."),
            of("sum", EVENT_TYPE, "The quantity of counted events of this type: of generations, the images."),
            of("users", EVENT_TYPE, "The number of distinct users with a counted event of this type."),
            of(
                    "share",
                    EVENT_TYPE,
                    "The sum over users of the part that their events on this model are of all their events of this"
                            + " type in the month: each user gives 1 in all."),
            of(
                    "where",
                    FORMULA,
                    "For which of them: an expression of quantity, amount and the declared event columns."),
            of(
                    "per_user",
                    new Shape.Decimal(UsageReader.LARGEST_CAP),
                    "How many events of one user count on one model in the month, the first ones; all if not set."));

    static final List<Key> USAGE = List.of(
            of(
                    "exclude",
                    new Shape.Items(new Shape.Word(UsageReader.EXCLUSIONS.keySet())),
                    "What is not counted: blocked_user (users on the catalog's list), self_use (a creator's use of his"
                            + " own models). Both if not set."),
            of(
                    "daily_cap_per_user",
                    new Shape.Entries(
                            "^(" + String.join("|", UsageReader.TYPES.keySet()) + ")$",
                            new Shape.Decimal(UsageReader.LARGEST_CAP),
                            0),
                    "By event type: how many events of one user count on one model and day. 0 counts none."),
            of(
                    "attribution",
                    new Shape.Section(ATTRIBUTION),
                    "How the credit of an event that used several models is shared among them."),
            of(
                    "measures",
                    new Shape.Entries("^" + NewNames.FORM.pattern() + "$", new Shape.Section(MEASURE), 0),
                    "By name: what else is counted of a model's events, a name that expressions may use."));

    private static final Shape COLUMN_TYPES =
            new Shape.Entries("^" + NewNames.FORM.pattern() + "$", new Shape.Word(ColumnsReader.TYPES.keySet()), 0);

    static final List<Key> COLUMNS = List.of(
            of("model", COLUMN_TYPES, "Further columns of models.csv, by name: text, boolean or decimal."),
            of("creator", COLUMN_TYPES, "Further columns of creators.csv, by name: text, boolean or decimal."),
            of("event", COLUMN_TYPES, "Further columns of usage events, by name: text, boolean or decimal."));

    static final List<Key> POOL = List.of(
            required(
                    "budget",
                    FORMULA,
                    "What is shared in a month: an amount, or an expression of total_… names, totals,"
                            + " days_in_month and the names of platform.csv."),
            of(
                    "leftover",
                    new Shape.Word(ProgramReader.LEFTOVERS.keySet()),
                    "What becomes of what caps cut: it stays with the platform (default), or is shared again by points"
                            + " (redistribute)."));

    static final List<Key> RATE = List.of(
            required("amount", FORMULA, "What a row earns, before multipliers: an expression of its metrics."),
            of("budget", FORMULA, "At most so much in a month: if the awards sum to more, all are scaled down."));

    static final List<Key> TIERS = List.of(
            required("of", FORMULA, "What is measured against the thresholds."),
            of(
                    "pay",
                    new Shape.Entries(THRESHOLD, AMOUNT, 1),
                    "By threshold: a fixed sum. The highest threshold that is reached is paid, below the first"
                            + " nothing."),
            of(
                    "each",
                    new Shape.Entries(THRESHOLD, AMOUNT, 1),
                    "By threshold: a rate for each unit from there on, up to the next threshold (graduated)."),
            of("budget", FORMULA, "At most so much in a month: if the awards sum to more, all are scaled down."),
            of(
                    "once",
                    new Shape.Truth(),
                    "true: a row gets only what exceeds what the program awarded it in earlier approved months."
                            + " With an ever_… name as of, each threshold is paid once."));

    static final List<Key> MULTIPLIER = List.of(
            required(
                    "id",
                    new Shape.Form("^" + ProgramReader.ID.pattern() + "$"),
                    "The multiplier's name on statements."),
            of("when", FORMULA, "For which rows it counts; for all if not set."),
            required("by", FORMULA, "The factor; must not be negative."));

    static final List<Key> CAP = List.of(
            of("per_point", AMOUNT, "The most that a point may be worth; pools only."),
            of("per_model", AMOUNT, "The most for one model; not with per: creator."),
            of("per_creator", AMOUNT, "The most for one creator over all his models, before splits."));

    static final List<Key> PROGRAM = List.of(
            required(
                    "id",
                    new Shape.Form("^" + ProgramReader.ID.pattern() + "$"),
                    "The program's name in files and in the ledger; it should never change."),
            of(
                    "title",
                    new Shape.Entries("^" + ProgramReader.LANGUAGE.pattern() + "$", new Shape.Text(), 0),
                    "What creators read, by language: en, zh."),
            of(
                    "per",
                    new Shape.Word(ProgramReader.PERS.keySet()),
                    "One award per model (default), or one per creator over the sums of his models."),
            of(
                    "of_models",
                    FORMULA,
                    "With per: creator: which of his models are summed, a condition on a model's row; all if not set."),
            of("eligible", FORMULA, "Which rows take part; all if not set."),
            of(
                    "rank_by",
                    FORMULA,
                    "Ranks the eligible rows: the name rank is 1 + the number of them with a greater value."),
            of("score", FORMULA, "A row's points in the pool, before multipliers."),
            of("pool", new Shape.Section(POOL), "A budget that is shared by points."),
            of("rate", new Shape.Section(RATE), "An amount per row."),
            of("tiers", new Shape.Section(TIERS), "Sums or rates by threshold."),
            of(
                    "multipliers",
                    new Shape.Items(new Shape.Section(MULTIPLIER)),
                    "Factors on a row's points or amount; those whose condition holds are multiplied."),
            of("cap", new Shape.Section(CAP), "Upper bounds of awards."));

    static final List<Key> PAYOUT = List.of(
            of("minimum", AMOUNT, "Less than this is carried to the next month."),
            of(
                    "tax",
                    new Shape.Word(PayoutReader.REGIMES.keySet()),
                    "The tax regime of creators whose payee row names none: none, flat, cn_labour (labour"
                            + " remuneration), cn_platform (cumulative withholding for platform workers)."),
            of("flat_rate", new Shape.Decimal(1), "The rate of tax: flat, such as 0.1."),
            of(
                    "gap",
                    new Shape.Word(PayoutReader.GAPS.keySet()),
                    "cn_platform: whether a month without payment begins the running withholding anew (reset,"
                            + " default) or not (natural)."),
            of("debt_limit", AMOUNT, "How much a creator may owe after an adjustment; without it, any amount."));

    static final List<Key> FILE = List.of(
            required("rules", new Shape.Text(), "The title, which statements and announcements show."),
            required(
                    "from",
                    new Shape.Form("^[0-9]{4}-(0[1-9]|1[0-2])$"),
                    "The first month for which these rules are in force, such as 2024-02."),
            required("currency", new Shape.Form("^[A-Z]{3}$"), "Of all amounts: a code of ISO 4217, such as CNY."),
            of(
                    "columns",
                    new Shape.Section(COLUMNS),
                    "What the catalog and usage events have beyond the columns that all have: attributes that"
                            + " expressions may use."),
            of("usage", new Shape.Section(USAGE), "How usage is counted."),
            of(
                    "totals",
                    new Shape.Entries("^" + NewNames.FORM.pattern() + "$", FORMULA, 0),
                    "By name: an expression of a model's row, summed over all rows of the month; a name that"
                            + " expressions and budgets may use like total_… ones."),
            required(
                    "programs",
                    new Shape.Items(new Shape.Section(PROGRAM)),
                    "What is paid. Every program looks at the month's usage by itself; their awards are added."),
            of("payout", new Shape.Section(PAYOUT), "From what sum on and under which tax creators are paid."));

    private Keys() {}

    static List<String> names(List<Key> keys) {
        return keys.stream().map(Key::name).toList();
    }

    /** The keys with an expression behind them, wherever they stand. */
    static Set<String> ofFormulas() {
        var names = new TreeSet<String>();
        below(FILE)
                .filter(key -> key.shape() instanceof Shape.Formula)
                .map(Key::name)
                .forEach(names::add);
        return names;
    }

    private static Stream<Key> below(List<Key> keys) {
        return keys.stream().flatMap(key -> Stream.concat(Stream.of(key), below(key.shape())));
    }

    private static Stream<Key> below(Shape shape) {
        return switch (shape) {
            case Shape.Section section -> below(section.keys());
            case Shape.Items items -> below(items.item());
            case Shape.Entries entries -> below(entries.value());
            case Shape.Text _, Shape.Form _, Shape.Word _, Shape.Truth _, Shape.Decimal _, Shape.Formula _ ->
                Stream.empty();
        };
    }
}
