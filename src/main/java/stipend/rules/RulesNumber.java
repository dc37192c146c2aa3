package stipend.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;

/**
 * A number that stands in a rules file, by the name that people call it: {@code budget of monthly-subsidy}, {@code
 * multiplier exclusive of monthly-subsidy}, {@code cap per_model of …}, {@code pay at 1000 of milestones}, {@code each
 * at 0 of volume}, {@code minimum payout}.
 *
 * @param decimals as many as it may have
 * @param place where it stands in the file
 */
public record RulesNumber(
        String name, BigDecimal value, int decimals, String place, BiFunction<Rules, BigDecimal, Rules> change) {
    private static final Set<String> USAGE =
            Set.of("usage", "measures", "measure", "per_user", "daily_cap_per_user", "attribution");

    private static final int FACTOR_DECIMALS = 4;
    private static final int POINT_DECIMALS = 6;

    /** Every number that can be turned; a formula is none. */
    public static List<RulesNumber> all(Rules rules) {
        var numbers = new ArrayList<RulesNumber>();
        int decimals = rules.currency().getDefaultFractionDigits();
        rules.programs().forEach(program -> new OfProgram(program, decimals, numbers).add());
        numbers.add(new RulesNumber(
                "minimum payout", rules.payout().minimum(), decimals, "payout: {minimum: …}", RulesNumber::minimum));
        return List.copyOf(numbers);
    }

    /** @throws InputFault if the rules have no such number, or none that can be turned; it names the nearest */
    public static RulesNumber find(Rules rules, String name) {
        var wanted = name.strip().replaceAll("\\s+", " ");
        var all = all(rules);
        return all.stream()
                .filter(number -> number.name.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new InputFault(
                        isOfCounting(rules, wanted)
                                ? Words.quote(wanted) + " says in " + rules.file()
                                        + " how usage is counted: the delivered files would be counted again for each"
                                        + " of its values, so that it is not turned. Write the values that you think"
                                        + " of into a file each, and simulate these"
                                : rules.file() + " has no number \"" + wanted + "\""
                                        + Suggestion.of(
                                                wanted,
                                                all.stream()
                                                        .map(RulesNumber::name)
                                                        .toList(),
                                                "number")));
    }

    /** Whether it names a key of {@code usage} or a measure, as {@code per_user of tries} does, and no program. */
    private static boolean isOfCounting(Rules rules, String wanted) {
        var words = List.of(wanted.toLowerCase(Locale.ROOT).split("[ .:]+"));
        return words.stream()
                        .anyMatch(word ->
                                USAGE.contains(word) || rules.usage().measures().containsKey(word))
                && rules.programs().stream().map(Program::id).noneMatch(words::contains);
    }

    /** The rules with this number in its place. */
    public Rules in(Rules rules, BigDecimal number) {
        return change.apply(rules, number);
    }

    private static Rules minimum(Rules rules, BigDecimal number) {
        var payout = rules.payout();
        return rules.with(new PayoutRules(number, payout.tax(), payout.flatRate(), payout.gap(), payout.debtLimit()));
    }

    private static Expr literal(BigDecimal number) {
        return new Expr.Formula(number.toPlainString(), new Expr.Literal(number, Type.NUMBER));
    }

    private static @Nullable BigDecimal number(@Nullable Expr expr) {
        return switch (expr) {
            case Expr.Formula formula -> number(formula.tree());
            case Expr.Literal literal when literal.value() instanceof BigDecimal value -> value;
            case null, default -> null;
        };
    }

    /** The numbers of a program. */
    private record OfProgram(Program program, int decimals, List<RulesNumber> numbers) {
        void add() {
            add("budget", number(program.reward().budget()), decimals, where() + ".budget", this::budget);
            for (var multiplier : program.multipliers()) {
                add(
                        "multiplier " + multiplier.id(),
                        number(multiplier.by()),
                        FACTOR_DECIMALS,
                        "multipliers: {id: " + multiplier.id() + ", by: …}",
                        by -> multiplied(multiplier, by));
            }
            var caps = program.caps();
            add(
                    "cap per_point",
                    caps.perPoint(),
                    POINT_DECIMALS,
                    "cap.per_point",
                    cap -> program.with(new Caps(cap, caps.perModel(), caps.perCreator())));
            add(
                    "cap per_model",
                    caps.perModel(),
                    decimals,
                    "cap.per_model",
                    cap -> program.with(new Caps(caps.perPoint(), cap, caps.perCreator())));
            add(
                    "cap per_creator",
                    caps.perCreator(),
                    decimals,
                    "cap.per_creator",
                    cap -> program.with(new Caps(caps.perPoint(), caps.perModel(), cap)));
            tiers();
        }

        private String where() {
            return switch (program.reward()) {
                case Reward.Pool _ -> "pool";
                case Reward.Rate _ -> "rate";
                case Reward.Slabs _, Reward.Brackets _ -> "tiers";
            };
        }

        private void add(
                String what,
                @Nullable BigDecimal value,
                int places,
                String where,
                Function<BigDecimal, Program> turned) {
            if (value != null) {
                var id = program.id();
                numbers.add(new RulesNumber(
                        what + " of " + id,
                        value,
                        Math.max(places, value.stripTrailingZeros().scale()),
                        "program " + id + ", " + where,
                        (rules, number) -> rules.with(
                                rules.usage(),
                                rules.programs().stream()
                                        .map(one -> one.id().equals(id) ? turned.apply(number) : one)
                                        .toList())));
            }
        }

        private Program budget(BigDecimal number) {
            var budget = literal(number);
            return program.with(
                    switch (program.reward()) {
                        case Reward.Pool pool -> new Reward.Pool(pool.score(), budget, pool.leftover());
                        case Reward.Rate rate -> new Reward.Rate(rate.amount(), budget);
                        case Reward.Slabs tiers -> new Reward.Slabs(tiers.of(), tiers.pay(), budget, tiers.once());
                        case Reward.Brackets tiers ->
                            new Reward.Brackets(tiers.of(), tiers.each(), budget, tiers.once());
                    });
        }

        private Program multiplied(Multiplier multiplier, BigDecimal by) {
            return program.with(program.multipliers().stream()
                    .map(one -> one.equals(multiplier) ? new Multiplier(one.id(), one.when(), literal(by)) : one)
                    .toList());
        }

        private void tiers() {
            switch (program.reward()) {
                case Reward.Slabs tiers ->
                    tiers.pay()
                            .forEach((from, pay) -> add(
                                    "pay at " + Range.plain(from),
                                    pay,
                                    decimals,
                                    "tiers.pay",
                                    number -> program.with(new Reward.Slabs(
                                            tiers.of(),
                                            with(tiers.pay(), from, number),
                                            tiers.budget(),
                                            tiers.once()))));
                case Reward.Brackets tiers ->
                    tiers.each()
                            .forEach((from, each) -> add(
                                    "each at " + Range.plain(from),
                                    each,
                                    POINT_DECIMALS,
                                    "tiers.each",
                                    number -> program.with(new Reward.Brackets(
                                            tiers.of(),
                                            with(tiers.each(), from, number),
                                            tiers.budget(),
                                            tiers.once()))));
                case Reward.Pool _, Reward.Rate _ -> {}
            }
        }

        private static TreeMap<BigDecimal, BigDecimal> with(
                SortedMap<BigDecimal, BigDecimal> steps, BigDecimal from, BigDecimal number) {
            var all = new TreeMap<>(steps);
            all.put(from, number);
            return all;
        }
    }
}
