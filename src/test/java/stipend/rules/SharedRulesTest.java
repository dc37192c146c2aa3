package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that ship with the project, and those of the folder of schemes beside it where that is present. */
class SharedRulesTest {
    private static final Path SHARED = Path.of("..", "shared");

    @Test
    void theShippedRulesLoadWithoutAnyFigureOfFinance() {
        var rules = RulesFolder.inForce(Path.of("rules"), YearMonth.of(2024, 2), FinanceNames.NONE);
        assertThat(rules.programs()).hasSize(4);
    }

    static Stream<Path> shared() throws IOException {
        if (!Files.isDirectory(SHARED)) {
            return Stream.of(SHARED);
        }
        try (var files = Files.walk(SHARED.toRealPath())) {
            return files
                    .filter(file -> file.getParent().endsWith("rules")
                            && file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource
    void shared(Path file) throws IOException {
        assumeTrue(Files.isRegularFile(file), "skipped: the folder ../shared is not present");
        var home = file.getParent().getParent();
        var figures = FinanceFigures.of("platform.csv", rows(home));
        var rules = RulesFiles.load(file, figures.namesOfAnyMonth());
        assertThat(rules.programs()).isNotEmpty();
    }

    private static List<FinanceFigures.Row> rows(Path home) throws IOException {
        for (var file : List.of(home.resolve("platform.csv"), home.resolve("data/platform.csv"))) {
            if (Files.exists(file)) {
                return Files.readAllLines(file).stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .map(cells -> new FinanceFigures.Row(0, cells[0], cells[1], cells[2]))
                        .toList();
            }
        }
        return List.of();
    }
}
