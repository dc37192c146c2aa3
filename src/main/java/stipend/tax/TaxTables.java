package stipend.tax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The dated tables that come with the program; a new announcement is a new table in a file, and no new code. */
public final class TaxTables {
    /** The regimes that rules and payee rows may name. */
    public static final Set<String> REGIMES = Set.of("none", "flat", "cn_labour", "cn_platform");

    private static final List<Dated> CN_LABOUR = read("cn_labour.yaml", TaxTables::labour);
    private static final List<Dated> CN_PLATFORM = read("cn_platform.yaml", TaxTables::platform);

    private TaxTables() {}

    private record Dated(YearMonth from, Regime regime) {}

    /**
     * The regime as it stands in the month: the newest table dated no later, else the oldest.
     *
     * @param flatRate the rate of {@code flat}, a fraction
     * @return empty if no regime has that name, or {@code flat} has no rate
     */
    public static Optional<Regime> regime(String name, @Nullable BigDecimal flatRate, YearMonth month) {
        return switch (name) {
            case "none" -> Optional.of(new Regime.None());
            case "flat" -> Optional.ofNullable(flatRate).map(Regime.Flat::new);
            case "cn_labour" -> Optional.of(inForce(CN_LABOUR, month));
            case "cn_platform" -> Optional.of(inForce(CN_PLATFORM, month));
            default -> Optional.empty();
        };
    }

    private static Regime inForce(List<Dated> oldestFirst, YearMonth month) {
        return oldestFirst.reversed().stream()
                .filter(table -> !table.from().isAfter(month))
                .findFirst()
                .orElse(oldestFirst.getFirst())
                .regime();
    }

    private static List<Dated> read(String file, Function<Map<?, ?>, Regime> regime) {
        // every scalar stays text: an amount never passes through binary floating point
        var settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setLabel(file)
                .build();
        try (var stream = TaxTables.class.getResourceAsStream(file)) {
            var tables = (List<?>) new Load(settings).loadFromInputStream(stream);
            return tables.stream()
                    .map(Map.class::cast)
                    .map(table -> new Dated(YearMonth.parse((String) table.get("from")), regime.apply(table)))
                    .sorted(Comparator.comparing(Dated::from))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Regime labour(Map<?, ?> table) {
        return new Regime.CnLabour(brackets(table, "bases"), brackets(table, "brackets"));
    }

    private static Regime platform(Map<?, ?> table) {
        return new Regime.CnPlatform(number(table, "taxed"), number(table, "monthly"), brackets(table, "brackets"));
    }

    private static Brackets brackets(Map<?, ?> table, String name) {
        return new Brackets(((List<?>) Objects.requireNonNull(table.get(name), name))
                .stream().map(Map.class::cast).map(TaxTables::bracket).toList());
    }

    private static Brackets.Bracket bracket(Map<?, ?> row) {
        var upTo = row.containsKey("up_to") ? number(row, "up_to") : null;
        return new Brackets.Bracket(upTo, number(row, "rate"), number(row, "quick"));
    }

    private static BigDecimal number(Map<?, ?> row, String name) {
        return new BigDecimal((String) row.get(name));
    }
}
