package stipend.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.award.Award;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.report.MonthReport.DailyUsage;
import stipend.report.MonthReport.Exclusion;
import stipend.report.MonthReport.Payout;
import stipend.statement.Account;

/** The files of a real month, read into rows and written again: equal to the byte. */
class RealMonthTest {
    private static final Path EXPECTED = Path.of("../shared/data/civitai-2023-05/expected");
    private static final YearMonth MONTH = YearMonth.of(2023, 5);

    @TempDir
    Path folder;

    @BeforeEach
    void needsTheRealMonth() {
        assumeTrue(
                Files.isDirectory(EXPECTED), "skipped: the real month is not beside this project (" + EXPECTED + ")");
    }

    @Test
    void dailyUsage() {
        sameBytes(
                CsvFiles.dailyUsage(),
                r -> new DailyUsage(
                        LocalDate.parse(r.getField("day")),
                        r.getField("model_id"),
                        r.getField("creator_id"),
                        metrics(r)));
    }

    @Test
    void contribution() {
        var nothing = new ModelContribution.Attributes("", null, false, false, "", "", null, null);
        sameBytes(
                CsvFiles.contribution(MONTH),
                r -> new ModelContribution(
                        r.getField("model_id"),
                        r.getField("creator_id"),
                        metrics(r),
                        Long.parseLong(r.getField("unique_users")),
                        Integer.parseInt(r.getField("active_days")),
                        Integer.parseInt(r.getField("listed_days")),
                        Integer.parseInt(r.getField("exclusive_days")),
                        nothing,
                        List.of()));
    }

    @Test
    void exclusions() {
        sameBytes(
                CsvFiles.exclusions(),
                r -> new Exclusion(
                        LocalDate.parse(r.getField("day")),
                        Exclusion.Bucket.EXCLUDED,
                        r.getField("reason"),
                        Long.parseLong(r.getField("rows"))));
    }

    @Test
    void awards() {
        sameBytes(
                CsvFiles.awards(MONTH, SampleMonth.CNY),
                r -> new Award(
                        r.getField("program"),
                        r.getField("model_id").isEmpty() ? null : r.getField("model_id"),
                        r.getField("creator_id"),
                        decimalOrNull(r.getField("points")),
                        decimal(r, "award")));
    }

    @Test
    void payouts() {
        sameBytes(
                CsvFiles.payouts(MONTH, SampleMonth.CNY),
                r -> new Payout(
                        r.getField("creator_id"),
                        "",
                        new Account(
                                decimal(r, "opening"),
                                decimal(r, "awards"),
                                decimal(r, "adjustments"),
                                decimal(r, "gross"),
                                decimal(r, "held"),
                                decimal(r, "carried"),
                                decimal(r, "tax"),
                                decimal(r, "net"),
                                BigDecimal.ZERO),
                        r.getField("status"),
                        null));
    }

    private <R> void sameBytes(CsvFile<R> file, Function<NamedCsvRecord, R> parse) {
        file.write(folder, () -> read(EXPECTED.resolve(file.name())).stream().map(parse));

        assertThat(folder.resolve(file.name())).hasSameBinaryContentAs(EXPECTED.resolve(file.name()));
    }

    private static List<NamedCsvRecord> read(Path file) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Metrics metrics(NamedCsvRecord r) {
        return new Metrics(
                Long.parseLong(r.getField("generations")),
                decimal(r, "images"),
                decimal(r, "credited_generations"),
                Long.parseLong(r.getField("downloads")),
                Long.parseLong(r.getField("views")),
                Long.parseLong(r.getField("likes")),
                decimal(r, "revenue"));
    }

    private static BigDecimal decimal(NamedCsvRecord r, String column) {
        return new BigDecimal(r.getField(column));
    }

    private static @Nullable BigDecimal decimalOrNull(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }
}
