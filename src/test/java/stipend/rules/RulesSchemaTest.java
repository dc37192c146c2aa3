package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that editors read agrees with the reader: what loads passes, and what a slip breaks does not. */
class RulesSchemaTest {
    private static final Path SHIPPED = Path.of("rules", "stipend-rules.schema.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(RulesSchema.text());

    @Test
    void theShippedFileIsWhatIsGenerated() throws IOException {
        assertThat(Files.readString(SHIPPED))
                .as("stipend rules schema > " + SHIPPED)
                .isEqualTo(RulesSchema.text());
    }

    static Stream<Path> files() throws IOException {
        return Stream.concat(below(Path.of("rules")), below(Path.of("..", "shared")));
    }

    private static Stream<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var files = Files.walk(folder.toRealPath())) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void rulesPass(Path file) throws IOException {
        assertThat(errors(Files.readString(file))).isEmpty();
    }

    @Test
    void everyKeyHasAnExplanation() {
        assertThat(Keys.FILE).allSatisfy(RulesSchemaTest::requireExplained);
    }

    private static void requireExplained(Key key) {
        assertThat(key.says()).as(key.name()).endsWith(".");
        if (key.shape() instanceof Shape.Section section) {
            assertThat(section.keys()).allSatisfy(RulesSchemaTest::requireExplained);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        from: 2024-01                        | from: 2024-13
        currency: CNY                        | currency: yuan
        exclude: [self_use, blocked_user]    | exclude: [self_use, bots]
        {generation: 50, download: 1}        | {generations: 50}
        {generation: 50, download: 1}        | {generation: -1}
        equal: 0.75                          | even: 0.75
        id: monthly-subsidy                  | name: monthly-subsidy
        id: monthly-subsidy                  | id: monthly:subsidy
        id: revenue-share                    | ''
        score: credited_generations          | points: credited_generations
        leftover: platform                   | leftover: creators
        per: creator                         | per: team
        'pay: {100: 10.00,'                  | 'pay: {a hundred: 10.00,'
        'pay: {100: 10.00,'                  | 'each: {1: 1}, pay: {100: 10.00,'
        'id: exclusive, when: exclusive,'    | 'when: exclusive,'
        per_creator: 4000.00                 | per_user: 4000.00
        per_creator: 4000.00                 | per_creator: a lot
        'tax: cn_platform'                   | 'tax: flat'
        'tax: cn_platform'                   | 'tax: us_1099'
        'of: images, each: {0: 0.01, 2000: 0.02}' | 'of: images'
        per: creator                         | 'per: creator, cap: {per_model: 3}'
        eligible: commercial_use             | 'cap: {per_point: 3}'
        eligible: commercial_use             | 'score: images'
        eligible: commercial_use             | 'tiers: {of: images, each: {0: 1}}'
        'rules: Creator incentive 2024'      | ''
        """)
    void slipsDoNot(String right, String wrong) throws IOException {
        var text = Files.readString(Path.of("rules", "2024-01.yaml"));
        assertThat(text).contains(right);
        var broken = text.replace(right, wrong.replace(", cap:", "\n    cap:"));
        assertThat(errors(broken)).as(broken).isNotEmpty();
        assertThat(RulesFilesTest.problems(broken)).as("the reader agrees").isNotEmpty();
    }

    private static List<String> errors(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }
}
