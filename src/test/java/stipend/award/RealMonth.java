package stipend.award;

import static java.util.stream.Collectors.groupingBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.contribution.MonthContribution;
import stipend.contribution.RowSums;
import stipend.rules.FinanceFigures;
import stipend.rules.FinanceNames;

/** The real month beside the project as a contribution, from its expected reports and its catalog. */
record RealMonth(Path folder) {
    static final RealMonth MAY_2023 = new RealMonth(Path.of("..", "shared", "data", "civitai-2023-05"));
    private static final YearMonth MONTH = YearMonth.of(2023, 5);

    boolean isPresent() {
        return Files.isDirectory(folder);
    }

    MonthContribution contribution() {
        var models = models();
        var totals = models.stream().map(ModelContribution::metrics).reduce(Metrics.ZERO, Metrics::plus);
        return new MonthContribution(MONTH, models, creators(models), totals);
    }

    Map<String, BigDecimal> finance() {
        return figures().of(MONTH);
    }

    FinanceNames financeNames() {
        return figures().names(MONTH);
    }

    private FinanceFigures figures() {
        return FinanceFigures.of(
                "platform.csv",
                rows("platform.csv").stream()
                        .map(row -> new FinanceFigures.Row(
                                row.getStartingLineNumber(),
                                row.getField("month"),
                                row.getField("name"),
                                row.getField("value")))
                        .toList());
    }

    private List<ModelContribution> models() {
        var models = lastSeen("models.csv", "model_id");
        var creators = lastSeen("creators.csv", "creator_id");
        return rows("expected/contribution.csv").stream()
                .map(row -> {
                    var model = models.get(row.getField("model_id"));
                    var creator = creators.get(row.getField("creator_id"));
                    return new ModelContribution(
                            row.getField("model_id"),
                            row.getField("creator_id"),
                            metrics(row),
                            number(row, "unique_users"),
                            (int) number(row, "active_days"),
                            (int) number(row, "listed_days"),
                            (int) number(row, "exclusive_days"),
                            attributes(model, creator),
                            splits(model, row.getField("creator_id")));
                })
                .toList();
    }

    private static ModelContribution.Attributes attributes(NamedCsvRecord model, NamedCsvRecord creator) {
        var vertical = model.getField("vertical");
        return new ModelContribution.Attributes(
                model.getField("type"),
                vertical.isEmpty() ? null : vertical,
                Boolean.parseBoolean(model.getField("commercial_use")),
                Boolean.parseBoolean(model.getField("exclusive")),
                model.getField("status"),
                creator.getField("status"),
                age(model.getField("published_on")),
                age(creator.getField("joined_on")));
    }

    /** Splits are the last owner's, as the last snapshot that has the model says; a former owner's row has none. */
    private static List<ModelContribution.Split> splits(NamedCsvRecord owner, String creator) {
        if (!owner.getField("creator_id").equals(creator)
                || owner.getField("splits").isEmpty()) {
            return List.of();
        }
        return Arrays.stream(owner.getField("splits").split("\\|"))
                .map(part -> part.split(":"))
                .map(part -> new ModelContribution.Split(part[0], new BigDecimal(part[1])))
                .toList();
    }

    private List<CreatorContribution> creators(List<ModelContribution> models) {
        var creators = lastSeen("creators.csv", "creator_id");
        var activeDays = new HashMap<String, Set<String>>();
        rows("expected/daily_usage.csv").stream()
                .filter(row -> number(row, "generations") > 0)
                .forEach(row -> activeDays
                        .computeIfAbsent(row.getField("creator_id"), _ -> new HashSet<>())
                        .add(row.getField("day")));
        var byCreator = new TreeMap<>(models.stream().collect(groupingBy(ModelContribution::creatorId)));
        var rows = new ArrayList<CreatorContribution>();
        byCreator.forEach((id, his) -> rows.add(new CreatorContribution(
                id,
                RowSums.sum(his.stream().map(RowSums::of).toList()),
                0, // distinct users are not in the reports; no rule of this month asks for them
                activeDays.getOrDefault(id, Set.of()).size(),
                creators.get(id).getField("status"),
                age(creators.get(id).getField("joined_on")))));
        return rows;
    }

    private static Metrics metrics(NamedCsvRecord row) {
        return new Metrics(
                number(row, "generations"),
                new BigDecimal(row.getField("images")),
                new BigDecimal(row.getField("credited_generations")),
                number(row, "downloads"),
                number(row, "views"),
                number(row, "likes"),
                new BigDecimal(row.getField("revenue")));
    }

    private static long number(NamedCsvRecord row, String column) {
        return Long.parseLong(row.getField(column));
    }

    private static @Nullable Long age(String day) {
        return day.isEmpty() ? null : ChronoUnit.DAYS.between(LocalDate.parse(day), MONTH.atEndOfMonth());
    }

    /** Snapshots that are in force on some day of the month or before, oldest first. */
    private List<String> catalogs() {
        try (var folders = Files.list(folder.resolve("catalog"))) {
            return folders.map(path -> path.getFileName().toString())
                    .filter(day -> !LocalDate.parse(day).isAfter(MONTH.atEndOfMonth()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, NamedCsvRecord> lastSeen(String file, String key) {
        var seen = new HashMap<String, NamedCsvRecord>();
        catalogs().forEach(day -> rows("catalog/" + day + "/" + file).forEach(row -> seen.put(row.getField(key), row)));
        return seen;
    }

    List<NamedCsvRecord> rows(String file) {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
