package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.testing.OtherPrograms;

/** The real month beside the project, by the commands that people type. */
class RealMonthCommandsTest {
    private static final String MONTH = "2023-05";

    @TempDir
    private Path temp;

    @Test
    void givesTheExpectedFilesAndTheSameAgain() throws IOException {
        var shared = Shared.folder("data/civitai-2023-05");
        var platform =
                new Platform(shared, shared.resolve("rules"), temp.resolve("reports"), temp.resolve("state"), null);
        var nightly = new String[] {"nightly", "--from", "2023-05-01", "--to", "2023-05-31"};
        platform.run(nightly).well().says("days: 31 counted");
        platform.run("monthly", "--month", MONTH, "--by", "li").well();
        platform.run("export", "--month", MONTH).well().says(" proof lines hold");
        requireExpected(platform, shared);
        simulationPaysTheSame(shared);
        var all = platform.exported(MONTH);

        platform.run(nightly).well().says("days: 0 counted, 31 counted before");
        platform.run("monthly", "--month", MONTH, "--by", "li").well().says("nothing to do");
        platform.run("nightly", "--force", "--day", "2023-05-07").well().says("days: 1 counted");
        platform.run("monthly", "--month", MONTH, "--by", "li").well();
        platform.run("export", "--month", MONTH).well();
        assertThat(platform.exported(MONTH)).isEqualTo(all);
    }

    /** The rules in force, simulated, award every creator what awards.csv has. */
    private void simulationPaysTheSame(Path shared) throws IOException {
        var file = shared.resolve("rules/2023-01.yaml");
        new Platform(shared, file, temp.resolve("reports"), temp.resolve("state"), null)
                .run(
                        "simulate",
                        "--months",
                        MONTH,
                        "--against",
                        shared.resolve("rules").toString(),
                        "--out",
                        temp.resolve("sim").toString())
                .well()
                .says("0 creators gain 0.00, 0 lose 0.00");
        var awards = new TreeMap<String, BigDecimal>();
        OtherPrograms.rows(Files.readString(shared.resolve("expected/awards.csv"))).stream()
                .skip(1)
                .forEach(row -> awards.merge(row.get(3), new BigDecimal(row.get(5)), BigDecimal::add));
        var simulated = new TreeMap<String, BigDecimal>();
        try (var workbook = new XSSFWorkbook(temp.resolve("sim/simulation.xlsx").toFile())) {
            workbook.getSheet("Creators").forEach(row -> {
                if (row.getRowNum() > 0) {
                    var before = BigDecimal.valueOf(row.getCell(2).getNumericCellValue());
                    assertThat(row.getCell(4).getNumericCellValue()).isZero();
                    simulated.put(row.getCell(0).getStringCellValue(), before.setScale(2));
                }
            });
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
        assertThat(simulated).isEqualTo(awards);
    }

    private static void requireExpected(Platform platform, Path shared) throws IOException {
        try (var files = Files.list(shared.resolve("expected"))) {
            for (var expected : files.toList()) {
                assertThat(platform.reports().resolve(MONTH).resolve(expected.getFileName()))
                        .hasSameBinaryContentAs(expected);
            }
        }
    }
}
