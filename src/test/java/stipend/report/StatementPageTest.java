package stipend.report;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.report.SampleMonth.of;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stipend.statement.Account;
import stipend.statement.AwardLine;
import stipend.statement.Entries;
import stipend.statement.Statement;

class StatementPageTest {
    @TempDir
    Path folder;

    @Test
    void saysWhyInBothLanguages() {
        Golden.matches("statement.html", StatementPage.of(SampleMonth.statement()));
    }

    @Test
    void needsNothingFromOutsideAndRunsNothing() {
        assertThat(StatementPage.of(SampleMonth.statement()))
                .doesNotContain("http:", "https:", "<script", "url(", "@import", "src=", " on");
    }

    @Test
    void namesAreNeverMarkup() {
        var evil = "</title><script>alert('x')</script>\u202E&\u0000\"";
        var page = StatementPage.of(named(evil));

        assertThat(page)
                .doesNotContain("<script")
                .contains("<bdi>&lt;/title&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\u202E&amp;␀&quot;</bdi>")
                .contains("\u202E&amp;␀&quot; · 2024-02</title>");
    }

    @Test
    void aCreatorWithoutAwardsIsToldSo() {
        assertThat(StatementPage.of(named("c1"))).contains("No awards this month.", "本月没有奖励。");
    }

    @Test
    void aTitleInOneLanguageServesBoth() {
        var award = SampleMonth.statement().awards().getFirst();
        var titled = new AwardLine(
                award.program(),
                Map.of("en", "Only English"),
                award.model(),
                award.figures(),
                award.basis(),
                award.factors(),
                award.multiplier(),
                award.before(),
                award.scaling(),
                award.caps(),
                award.exact(),
                award.rounded(),
                award.split(),
                award.amount());
        var s = SampleMonth.statement();
        var page = StatementPage.of(new Statement(
                s.month(),
                s.currency(),
                s.creator(),
                s.rules(),
                s.account(),
                s.status(),
                List.of(),
                List.of(titled),
                List.of(),
                s.entries(),
                null));

        assertThat(page).contains("<span lang=\"zh-CN\">Only English</span><span lang=\"en\">Only English</span>");
    }

    @Test
    void anOlderStatementGoesAway() throws IOException {
        Statements.write(() -> Stream.of(named("c1"), named("c2")), folder, true);
        var kept = Files.writeString(folder.resolve("note.txt"), "mine");

        assertThat(Statements.write(() -> Stream.of(named("c2")), folder, false))
                .isOne();

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(folder.resolve("c2.html"), kept);
        }
    }

    @ParameterizedTest
    @CsvSource({"c001,c001.html", "../../etc,%2E.%2F..%2Fetc.html", "山,%E5%B1%B1.html", "a b%,a%20b%25.html"})
    void anIdIsNeverAPath(String id, String name) {
        assertThat(Statements.fileName(id)).isEqualTo(name);
    }

    @Test
    void longIdsThatBeginAlikeHaveFilesOfTheirOwn() {
        var one = Statements.fileName("x".repeat(300) + "1");
        var other = Statements.fileName("x".repeat(300) + "2");

        assertThat(one).isNotEqualTo(other).hasSizeLessThan(200);
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Words.ZH.texts().keySet()).isEqualTo(Words.EN.texts().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1234567.50|1,234,567.50", "-0.05|−0.05", "1E+3|1,000", "0.0000000001|0.0000000001"})
    void figuresKeepEveryDigit(String figure, String shown) {
        assertThat(Html.figure(of(figure))).isEqualTo(shown);
    }

    private static Statement named(String name) {
        return new Statement(
                SampleMonth.MONTH,
                SampleMonth.CNY,
                new Statement.Creator(name, name),
                SampleMonth.RULES,
                Account.ZERO,
                "carried",
                List.of(),
                List.of(),
                List.of(),
                Entries.notPosted(List.of()),
                null);
    }
}
