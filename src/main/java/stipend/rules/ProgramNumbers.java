package stipend.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers of a program that can be turned. */
final class ProgramNumbers {
    private static final int FACTOR_DECIMALS = 4;
    private static final int POINT_DECIMALS = 6;

    private final Program program;
    private final int decimals;
    private final List<RulesNumber> numbers = new ArrayList<>();

    /** @param decimals of the currency that the program pays in */
    ProgramNumbers(Program program, int decimals) {
        this.program = program;
        this.decimals = decimals;
        budget();
        multipliers();
        caps();
        tiers();
    }

    List<RulesNumber> all() {
        return List.copyOf(numbers);
    }

    private void budget() {
        add("budget", number(program.reward().budget()), decimals, where() + ".budget", this::budgeted);
    }

    private void multipliers() {
        for (var multiplier : program.multipliers()) {
            add(
                    "multiplier " + multiplier.id(),
                    number(multiplier.by()),
                    FACTOR_DECIMALS,
                    "multipliers: {id: " + multiplier.id() + ", by: …}",
                    by -> multiplied(multiplier, by));
        }
    }

    private void caps() {
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
    }

    private String where() {
        return switch (program.reward()) {
            case Reward.Pool _ -> "pool";
            case Reward.Rate _ -> "rate";
            case Reward.Slabs _, Reward.Brackets _ -> "tiers";
        };
    }

    private void add(
            String what, @Nullable BigDecimal value, int places, String where, Function<BigDecimal, Program> turned) {
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

    private Program budgeted(BigDecimal number) {
        var budget = literal(number);
        return program.with(
                switch (program.reward()) {
                    case Reward.Pool pool -> new Reward.Pool(pool.score(), budget, pool.leftover());
                    case Reward.Rate rate -> new Reward.Rate(rate.amount(), budget);
                    case Reward.Slabs tiers -> new Reward.Slabs(tiers.of(), tiers.pay(), budget, tiers.once());
                    case Reward.Brackets tiers -> new Reward.Brackets(tiers.of(), tiers.each(), budget, tiers.once());
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
                                        tiers.of(), with(tiers.pay(), from, number), tiers.budget(), tiers.once()))));
            case Reward.Brackets tiers ->
                tiers.each()
                        .forEach((from, each) -> add(
                                "each at " + Range.plain(from),
                                each,
                                POINT_DECIMALS,
                                "tiers.each",
                                number -> program.with(new Reward.Brackets(
                                        tiers.of(), with(tiers.each(), from, number), tiers.budget(), tiers.once()))));
            case Reward.Pool _, Reward.Rate _ -> {}
        }
    }

    private static TreeMap<BigDecimal, BigDecimal> with(
            SortedMap<BigDecimal, BigDecimal> steps, BigDecimal from, BigDecimal number) {
        var all = new TreeMap<>(steps);
        all.put(from, number);
        return all;
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
}
