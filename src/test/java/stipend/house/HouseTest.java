package stipend.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The architecture is a test: DESIGN's package table and habits, and the proof that each rule can fail. */
class HouseTest {
    private static final Pattern SENTENCE =
            Pattern.compile("/\\*\\*\\s.*\\S\\.\\s+\\*/\\s+@NullMarked\\s+package .*", Pattern.DOTALL);
    private static final HouseRules HOUSE = new HouseRules("stipend");
    private static final HouseRules BROKEN_HOUSE = new HouseRules("broken");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("stipend");
    private static final JavaClasses BROKEN_CLASSES = new ClassFileImporter().importPackages("broken");

    static Stream<String> rules() {
        return HOUSE.byName().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(String rule) {
        HOUSE.byName().get(rule).check(CLASSES);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "imports point up the table, broken.money.AsksAward",
        "imports point up the table, broken.unheard.NotInTheTable",
        "imports point up the table, broken.usage.UsesWhatIsNotInTheTable",
        "imports point up the table, broken.catalog.CopiesRowsInTheOpen",
        "'pure packages know no Spring, no SQL, no files, no clock', broken.award.ReadsFiles",
        "jooq sub-packages are their parents' inside, broken.catalog.EntersAnothersInside",
        "only report uses POI, broken.statement.WritesCells",
        "'pure packages know no Spring, no SQL, no files, no clock', broken.award.AsksSql",
        "'pure packages know no Spring, no SQL, no files, no clock', broken.award.AsksSpring",
        "'pure packages know no Spring, no SQL, no files, no clock', broken.award.AsksTheClock",
        "money passes through no binary floating point, broken.tax.HoldsDouble",
        "money passes through no binary floating point, broken.tax.ReturnsFloats",
        "money passes through no binary floating point, broken.ledger.GoesThroughDouble",
        "classes are named for what they are, broken.money.MoneyUtil",
    })
    void canFail(String rule, String culprit) {
        var report = BROKEN_HOUSE.byName().get(rule).evaluate(BROKEN_CLASSES).getFailureReport();
        assertThat(report.getDetails()).anyMatch(detail -> detail.contains(culprit));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "broken.usage.AsksItsOwnInside, jooq sub-packages are their parents' inside",
        "broken.usage.AsksItsOwnInside, imports point up the table",
        "broken.batch.WiresTheInside, jooq sub-packages are their parents' inside",
        "broken.usage.jooq.Inside, imports point up the table",
        "'broken.award.jooq.KeepsRows', 'pure packages know no Spring, no SQL, no files, no clock'",
    })
    void doesNotFailForNothing(String innocent, String rule) {
        var report = BROKEN_HOUSE.byName().get(rule).evaluate(BROKEN_CLASSES).getFailureReport();
        assertThat(report.getDetails()).noneMatch(detail -> detail.matches("\\w+ <" + innocent + "[.>].*"));
    }

    @Test
    void everyPackageHasItsSentenceAndIsNullMarked() throws IOException {
        assertThat(packagesWithoutSentence(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void aPackageWithoutItsSentenceIsFound() throws IOException {
        assertThat(packagesWithoutSentence(Path.of("src/test/java/broken")))
                .contains(Path.of("src/test/java/broken/money"))
                .doesNotContain(Path.of("src/test/java/broken/tax"));
    }

    private static List<Path> packagesWithoutSentence(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            var packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.resolveSibling("."))
                    .map(Path::normalize)
                    .distinct()
                    .toList();
            return packages.stream().filter(HouseTest::hasNoSentence).toList();
        }
    }

    private static boolean hasNoSentence(Path folder) {
        try {
            var file = folder.resolve("package-info.java");
            return !Files.exists(file)
                    || !SENTENCE.matcher(Files.readString(file)).matches();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
