package stipend.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
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

    /** Every number that can be turned; a formula is none. */
    public static List<RulesNumber> all(Rules rules) {
        var numbers = new ArrayList<RulesNumber>();
        int decimals = rules.currency().getDefaultFractionDigits();
        rules.programs().forEach(program -> numbers.addAll(new ProgramNumbers(program, decimals).all()));
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
}
