package stipend.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.contribution.ModelContribution.Attributes;
import stipend.contribution.MonthContribution;
import stipend.contribution.RowSums;
import stipend.rules.FinanceNames;
import stipend.rules.Rules;
import stipend.rules.RulesFiles;

/** Months and rules of tests, the rules as people write them. */
final class Cases {
    static final YearMonth MONTH = YearMonth.of(2024, 2);

    private Cases() {}

    /** The rules of a file with these programs, in yuan. */
    static Rules rules(Path folder, String... programs) {
        return read(folder, "programs:\n" + String.join("\n", programs).indent(2));
    }

    /** The rules of a file with these sections, in yuan. */
    static Rules read(Path folder, String sections) {
        try {
            var file = Files.createTempFile(folder, "rules", ".yaml");
            Files.writeString(file, """
                rules: Little
                from: 2024-01
                currency: CNY
                %s
                payout: {minimum: 20.00}
                """.formatted(sections));
            return RulesFiles.load(file, FinanceNames.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows like {@code "m1 ann 10 exclusive"}: model, creator, credited generations, whether it is exclusive. */
    static MonthContribution month(YearMonth month, String... rows) {
        var models = Arrays.stream(rows).map(row -> row(row.split(" "))).toList();
        var creators = new TreeMap<String, List<ModelContribution>>();
        models.forEach(row -> creators.computeIfAbsent(row.creatorId(), _ -> new ArrayList<>())
                .add(row));
        return MonthContribution.summed(
                month,
                models,
                creators.keySet().stream()
                        .map(creator -> new CreatorContribution(
                                creator, RowSums.NONE, 3, 5, "active", creator.equals("ann") ? 30L : 800L))
                        .toList());
    }

    private static ModelContribution row(String... parts) {
        var credited = new BigDecimal(parts[2]).setScale(6);
        return new ModelContribution(
                parts[0],
                parts[1],
                new Metrics(credited.longValue(), credited, credited, 0, 0, 0, credited),
                3,
                5,
                28,
                0,
                new Attributes(
                        "lora",
                        parts.length > 3 ? "interior" : null,
                        true,
                        parts.length > 3,
                        "listed",
                        "active",
                        10L,
                        parts[1].equals("ann") ? 30L : 800L),
                List.of());
    }

    static MonthCase of(Rules before, Rules after, MonthContribution month) {
        return new MonthCase(before, after, month, month, Map.of());
    }
}
