package stipend.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stipend.report.SampleMonth.CNY;
import static stipend.report.SampleMonth.MONTH;
import static stipend.report.SampleMonth.of;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.award.Award;
import stipend.fault.WorkFault;
import stipend.text.CodePoints;

class CsvFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily_usage.csv",
                "contribution.csv",
                "exclusions.csv",
                "awards.csv",
                "payouts.csv",
                "rejected_rows.csv"
            })
    void isByteForByteWhatTheContractSays(String name) {
        CsvFiles.write(SampleMonth.report(), folder);

        Golden.matches(folder.resolve(name));
    }

    @Test
    void aFileWithoutRowsHasItsHeader() {
        CsvFiles.awards(MONTH, CNY).write(folder, () -> List.<Award>of().stream());

        assertThat(folder.resolve("awards.csv")).hasContent("month,program,model_id,creator_id,points,award\n");
    }

    @Test
    void aCurrencyWithoutMinorUnitHasNoDecimals() {
        var yen = java.util.Currency.getInstance("JPY");
        CsvFiles.awards(MONTH, yen).write(folder, () -> List.of(award("c1", "1200")).stream());

        assertThat(folder.resolve("awards.csv")).content().endsWith("2024-02,p,m1,c1,,1200\n");
    }

    @Test
    void writingAgainGivesTheSameBytesAndLeavesNothingElse() throws IOException {
        CsvFiles.write(SampleMonth.report(), folder);
        var first = Golden.read(folder.resolve("awards.csv"));
        CsvFiles.write(SampleMonth.report(), folder);

        assertThat(folder.resolve("awards.csv")).hasContent(first);
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(6)
                    .noneMatch(f -> f.getFileName().toString().startsWith("."));
        }
    }

    @Test
    void rowsOutOfOrderAreABugAndTheOldFileStays() throws IOException {
        var file = CsvFiles.awards(MONTH, CNY);
        file.write(folder, () -> List.of(award("c1", "1.00")).stream());
        var before = Golden.read(folder.resolve("awards.csv"));

        assertThatThrownBy(() -> file.write(folder, () -> List.of(award("c2", "1.00"), award("c1", "1.00")).stream()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("awards.csv");
        assertThatThrownBy(() -> file.write(folder, () -> List.of(award("c2", "1.00"), award("c2", "2.00")).stream()))
                .isInstanceOf(IllegalStateException.class);

        assertThat(folder.resolve("awards.csv")).hasContent(before);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void idsAreOrderedByCodePointNotByChar() {
        // U+FF21 is a single char above the surrogates that U+1F600 is made of, and a lower code point
        CsvFiles.awards(MONTH, CNY)
                .write(folder, () -> List.of(award("\uFF21", "1.00"), award("\uD83D\uDE00", "1.00")).stream());

        assertThat(folder.resolve("awards.csv")).exists();
        assertThat(CodePoints.ORDER.compare("a", "ab")).isNegative();
        assertThat(CodePoints.ORDER.compare("\uD83D\uDE00", "\uD83D\uDE00")).isZero();
    }

    @Test
    void nothingIsRoundedSilently() {
        assertThatThrownBy(() ->
                        CsvFiles.awards(MONTH, CNY).write(folder, () -> List.of(award("c1", "1.005")).stream()))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidInOneLine() throws IOException {
        var blocked = Files.writeString(folder.resolve("2024-02"), "a file");

        assertThatThrownBy(() -> CsvFiles.write(SampleMonth.report(), blocked))
                .isInstanceOf(WorkFault.class)
                .hasMessageContaining("2024-02")
                .hasMessageNotContaining("\n");
    }

    private static Award award(String creator, String amount) {
        return new Award("p", "m1", creator, null, of(amount));
    }
}
