package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageRulesTest {
    @TempDir
    Path folder;

    private UsageRules usage(String section) throws IOException {
        var text = "rules: R\nfrom: 2024-02\ncurrency: CNY\nprograms: []\n"
                + (section.isEmpty() ? "" : "usage: " + section);
        return RulesFiles.load(Files.writeString(folder.resolve("a.yaml"), text), FinanceNames.NONE)
                .usage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                                               | {exclude: [self_use, blocked_user]}
        ``                                               | {attribution: {equal: 1.0000}}
        ``                                               | {attribution: {equal: 0.5, base: {lora: 0}}}
        ``                                               | {attribution: {equal: 0}}
        {exclude: [self_use, blocked_user]}              | {exclude: [blocked_user, self_use]}
        {daily_cap_per_user: {view: 1, like: 2}}         | {daily_cap_per_user: {like: 2.0, view: 01}}
        {attribution: {base: {a: 0.25}, equal: 0.75}}    | {attribution: {base: {a: 1}, equal: 3.0}}
        {attribution: {base: {a: 2, b: 4}, equal: 0}}    | {attribution: {base: {b: 0.2, a: 0.1, c: 0}, equal: 0}}
        """)
    void sectionsThatMeanTheSameHaveOneHash(String one, String other) throws IOException {
        assertThat(usage(one).canonical()).isEqualTo(usage(other).canonical());
        assertThat(usage(one).sha256()).isEqualTo(usage(other).sha256());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                                               | {exclude: []}
        {exclude: [self_use]}                            | {exclude: [blocked_user]}
        ``                                               | {daily_cap_per_user: {view: 0}}
        {daily_cap_per_user: {view: 1}}                  | {daily_cap_per_user: {like: 1}}
        {attribution: {base: {a: 0.25}, equal: 0.75}}    | {attribution: {base: {a: 0.25}, equal: 1}}
        {attribution: {base: {a: 1}}}                    | {attribution: {base: {b: 1}}}
        """)
    void othersDiffer(String one, String other) throws IOException {
        assertThat(usage(one).sha256()).isNotEqualTo(usage(other).sha256());
    }

    @Test
    void theTextIsStable() throws IOException {
        var usage = usage(
                "{daily_cap_per_user: {download: 1, generation: 50}, attribution: {base: {checkpoint: 0.25}, equal:"
                        + " 0.75}}");
        assertThat(usage.canonical()).isEqualTo("""
            exclude blocked_user
            exclude self_use
            cap generation 50
            cap download 1
            base 1 checkpoint
            equal 3
            """);
    }
}
