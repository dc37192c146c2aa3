package stipend.usage;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stipend.catalog.Creator;
import stipend.catalog.Model;
import stipend.catalog.Snapshot;
import stipend.delivery.DeliveredFile;
import stipend.period.BusinessZone;
import stipend.rules.UsageRules;
import stipend.usage.UsageEngine.CountedUsage;
import stipend.usage.UsageEngine.Delivery;
import stipend.usage.duckdb.DuckDbEngine;

/** A leap day under the default rules, with models m1 to m9 of one creator, and three whose ids COPY could misread. */
public final class OneDay {
    public static final LocalDate DAY = LocalDate.of(2024, 2, 29);

    private OneDay() {}

    public static CountedUsage count(Path temp, Path... files) {
        return count(temp, DAY, "Asia/Shanghai", files);
    }

    static CountedUsage count(Path temp, UsageRules rules, Path... files) {
        return count(temp, DAY, "Asia/Shanghai", rules, files);
    }

    static CountedUsage count(Path temp, LocalDate day, String zone, Path... files) {
        return count(temp, day, zone, UsageRules.DEFAULT, files);
    }

    private static CountedUsage count(Path temp, LocalDate day, String zone, UsageRules rules, Path... files) {
        var business = new BusinessZone(ZoneId.of(zone));
        return new DuckDbEngine(temp.resolve("spill"))
                .count(new Delivery(
                        day,
                        business.startOf(day),
                        business.startOf(day.plusDays(1)),
                        Stream.of(files).map(OneDay::delivered).toList(),
                        catalog(),
                        rules));
    }

    private static DeliveredFile delivered(Path file) {
        return new DeliveredFile(
                file, DayFolder.nameOf(DAY, file), DeliveredFile.Format.of(file).orElseThrow());
    }

    private static Snapshot catalog() {
        var models = Stream.of("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "\\N", "\\.", "null")
                .map(OneDay::model)
                .collect(Collectors.toMap(Model::modelId, model -> model));
        return new Snapshot(
                DAY, "", Map.of("c", new Creator("c", "", Creator.Status.ACTIVE, null, Map.of())), models, Set.of());
    }

    private static Model model(String id) {
        return new Model(id, "c", id, "lora", null, true, false, null, Model.Status.LISTED, List.of(), Map.of());
    }

    /** The reason of each rejected row, by row number. */
    static Map<Long, String> rejected(CountedUsage counted) {
        var rows = new TreeMap<Long, String>();
        counted.forEachRejected(row -> rows.put(row.row(), row.reason()));
        return rows;
    }

    /** {@code images revenue} of a model. */
    static String sums(CountedUsage counted, String modelId) {
        var found = new StringBuilder("not counted");
        counted.forEachDaily(row -> {
            if (row.modelId().equals(modelId)) {
                found.setLength(0);
                found.append(row.images()).append(' ').append(plain(row.revenue()));
            }
        });
        return found.toString();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
