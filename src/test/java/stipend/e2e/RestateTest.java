package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stipend.e2e.LittleMonth.MONTH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import stipend.Stipend;
import stipend.award.AwardBook;
import stipend.batch.EarlierMonths;
import stipend.batch.Places;
import stipend.batch.Recount;
import stipend.batch.Restate;
import stipend.delivery.Sha256;
import stipend.fault.InputFault;
import stipend.payout.PayoutRuns;
import stipend.payout.Step;
import stipend.period.BusinessZone;
import stipend.testing.RestatementsInMemory;

/**
 * A signed month, and what comes after: it awarded ann 750.00 and bo 250.00. Of a fund of 1,000.00, m1 has two of three
 * generations, 666.67; m2 has 333.33, of which 25 % are ann's: 83.33, and 250.00 bo's.
 */
@Execution(ExecutionMode.CONCURRENT)
class RestateTest {
    private static final String[] RESTATE = {"restate", "--month", MONTH};
    private static final String[] EXPORT = {"export", "--month", MONTH};

    /** The month when it was signed and exported. */
    private static String signed = "";

    @TempDir
    private static Path first;

    @TempDir
    private Path home;

    private Platform platform = Platform.in(Path.of("."));

    @BeforeAll
    static void sign() {
        signed = Servers.fresh();
        var platform = Platform.in(first).with(signed);
        LittleMonth.write(platform);
        platform.plays(MONTH);
        platform.run("run", "review", "--month", MONTH, "--by", "mei").well();
        platform.run("run", "approve", "--month", MONTH, "--by", "jonas").well();
        platform.run(EXPORT).well();
    }

    @BeforeEach
    void begin() throws IOException {
        platform = Platform.in(home).with(Servers.copyOf(signed));
        LittleMonth.write(platform);
        copy("state/facts");
        copy("state/key");
        copy("reports/" + MONTH);
    }

    private void copy(String folder) throws IOException {
        try (var tree = Files.walk(first.resolve(folder))) {
            for (var file : tree.filter(Files::isRegularFile).toList()) {
                var target = home.resolve(first.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private String url() {
        return Objects.requireNonNull(platform.database());
    }

    /** Runs it, and finds database, facts and reports as before, and no scratch. */
    private Ran unchanged(String... command) throws IOException {
        var before = Servers.dump(url());
        var facts = files("state/facts");
        var reports = platform.exported(MONTH);
        var ran = platform.run(command);
        assertThat(Servers.dump(url())).isEqualTo(before);
        assertThat(files("state/facts")).isEqualTo(facts);
        assertThat(platform.exported(MONTH)).isEqualTo(reports);
        if (Files.exists(home.resolve("state/scratch"))) {
            assertThat(home.resolve("state/scratch")).isEmptyDirectory();
        }
        return ran;
    }

    private SortedMap<String, String> files(String folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var list = Files.list(home.resolve(folder))) {
            list.forEach(file -> files.put(file.getFileName().toString(), Sha256.ofFile(file)));
        }
        return files;
    }

    private Ran restate(String... more) throws IOException {
        var command = new ArrayList<>(List.of(RESTATE));
        command.addAll(List.of(more));
        return unchanged(command.toArray(String[]::new));
    }

    private static String[] table(String... lines) {
        return Arrays.stream(lines).map(line -> line + "\n").toArray(String[]::new);
    }

    private void deliverLate(String day, int generations) {
        var text = new StringBuilder(LittleMonth.EVENTS);
        for (var i = 0; i < generations; i++) {
            text.append("late%d,%sT09:00:00+08:00,generation,u%d,m2,1,0\n".formatted(i, day, i));
        }
        LittleMonth.text(platform.data().resolve("usage/" + day + "/late.csv"), text.toString());
    }

    @Test
    void nothingChanged() throws IOException {
        var ran = restate().well().says(MONTH + ": nothing to restate, by 2024-01.yaml\n");
        assertThat(ran.progress()).contains("2024-03-02 as it was counted").doesNotContain("again");
        assertThat(ran.out()).doesNotContain("again", "difference");
        LittleMonth.text(platform.data().resolve("usage/2024-03-02/.hidden"), "no delivery");
        restate("--post", "--by", "li").well().says("nothing to restate", "nothing is posted");
    }

    /** m2 has 5 of 7: 714.29, of which 178.57 ann's, 535.72 bo's; m1 has 285.71. */
    @Test
    void aDayComesLate() throws IOException {
        deliverLate("2024-03-05", 4);
        var ran = restate()
                .well()
                .says("\n2024-03-05 counted again: was not counted before\n")
                .says(table(
                        "creator  program   before      now  difference",
                        "ann      pool      750.00   464.28     -285.72",
                        "bo       pool      250.00   535.72      285.72",
                        "total             1000.00  1000.00        0.00",
                        "all of 2024-03, by 2024-01.yaml: awarded 1000.00, would award 1000.00 CNY",
                        "nothing is changed; --post --by NAME brings the differences into the next month"));
        assertThat(ran.progress()).contains("2024-03-01 as it was counted");
        unchanged(EXPORT).well();
        unchanged("ledger", "verify").well();
        platform.run("status", "--month", MONTH).well().says("2024-03-05  late, restate", "is approved");
    }

    /** One more of m2 on a day that was counted: m1 and m2 have two each; of m2's 500.00 ann has 125.00. */
    @Test
    void aFileComesLateAndAnotherIsOnlyRenamed() throws IOException {
        deliverLate("2024-03-02", 1);
        Files.move(
                platform.data().resolve("usage/2024-03-03/c.csv"),
                platform.data().resolve("usage/2024-03-03/d.csv"));
        restate()
                .well()
                .says("2024-03-02 counted again: a file came late\n", "2024-03-03 as it was counted\n")
                .says(table(
                        "ann      pool      750.00   625.00     -125.00",
                        "bo       pool      250.00   375.00      125.00"));
    }

    /** The one generation of the day is m2's now: m1 has 333.33, m2 666.67, of which 166.67 are ann's. */
    @Test
    void aFileIsAnotherOneNow() throws IOException {
        var file = platform.data().resolve("usage/2024-03-02/b.ndjson");
        Files.writeString(file, Files.readString(file).replace("m1", "m2"));
        restate()
                .well()
                .says("2024-03-02 counted again: its files changed\n")
                .says(table(
                        "ann      pool      750.00   500.00     -250.00",
                        "bo       pool      250.00   500.00      250.00"));
    }

    @Test
    void aDaysFilesAreGone() throws IOException {
        Files.delete(platform.data().resolve("usage/2024-03-02/b.ndjson"));
        restate().well().says("2024-03-02 counted again: its files changed\n", "ann      pool      750.00   625.00");
    }

    /** From the 2nd on m1 is bo's: three rows of one generation; the cent is ann's m1's, 83.33 of m2 are hers too. */
    @Test
    void aCatalogComesLate() throws IOException {
        for (var name : List.of("creators.csv", "models.csv")) {
            var text = Files.readString(platform.data().resolve("catalog/2024-03-01/" + name));
            LittleMonth.text(platform.data().resolve("catalog/2024-03-02/" + name), text.replace("m1,ann", "m1,bo"));
        }
        restate()
                .well()
                .says("2024-03-01 as it was counted\n")
                .says("2024-03-02 counted again: the catalog in force is another one\n")
                .says("2024-03-03 counted again: the catalog in force is another one\n")
                .says(table(
                        "ann      pool      750.00   416.67     -333.33",
                        "bo       pool      250.00   583.33      333.33"));
    }

    /** 666.73 and 333.37, of which 83.34 and 250.03. */
    @Test
    void financeSaysAnotherFigure() throws IOException {
        LittleMonth.text(platform.data().resolve("platform.csv"), "month,name,value\n2024-03,fund,1000.10\n");
        var ran = restate()
                .well()
                .says(table(
                        "creator  program   before      now  difference",
                        "ann      pool      750.00   750.07        0.07",
                        "bo       pool      250.00   250.03        0.03",
                        "total             1000.00  1000.10        0.10"));
        assertThat(ran.progress()).isNotEmpty().doesNotContain("again");
    }

    @Test
    void factsThatAreGoneAreCountedForTheTime() throws IOException {
        try (var facts = Files.list(platform.state().resolve("facts"))) {
            for (var file : facts.toList()) {
                Files.delete(file);
            }
        }
        restate().well().says("2024-03-01 counted again: its facts are gone\n", "nothing to restate");
    }

    @Test
    void itsRulesMustBeTheSignedOnes() throws IOException {
        LittleMonth.text(platform.rules().resolve("2024-02.yaml"), "rules: Newer ones\nfrom: 2024-02\n");
        restate().well().says("nothing to restate, by 2024-01.yaml");
        LittleMonth.rules(platform, "score: images");
        restate()
                .refused(2, "2024-01.yaml: changed since 2024-03 was computed", "put it back", "--rules-file")
                .saysNothing();
        Files.delete(platform.rules().resolve("2024-01.yaml"));
        restate().refused(2, "2024-01.yaml: is gone since 2024-03").saysNothing();
    }

    /** By images m1 has 5 of 9: 555.56; m2's 444.44 are 111.11 and 333.33. The cap of 1 per user and day cuts nothing. */
    @Test
    void correctedRulesAreNamedOnPurpose() throws IOException {
        var file = corrected("usage: {daily_cap_per_user: {generation: 1}}", "from: 2024-01", "score: images");
        restate("--rules-file", file.toString())
                .well()
                .says("2024-03-01 counted again: the rules' usage section is another one\n")
                .says(table(
                        "creator  program   before      now  difference",
                        "ann      pool      750.00   666.67      -83.33",
                        "bo       pool      250.00   333.33       83.33",
                        "total             1000.00  1000.00        0.00",
                        "all of 2024-03, by corrected.yaml: awarded 1000.00, would award 1000.00 CNY"));
        restate().well().says("nothing to restate, by 2024-01.yaml");
    }

    @Test
    void correctedRulesMustFit() throws IOException {
        var later = corrected("", "from: 2024-04", "score: images");
        restate("--rules-file", later.toString())
                .refused(2, "corrected.yaml: begins with 2024-04", "2024-03")
                .saysNothing();
        var file = corrected("", "from: 2024-03", "score: imagse").toString();
        restate("--rules-file", file).refused(2, "corrected.yaml", "images").saysNothing();
        Files.writeString(
                Path.of(file),
                Files.readString(Path.of(file)).replace("CNY", "USD").replace("imagse", "1"));
        restate("--rules-file", file).refused(2, "is in USD", "paid in CNY").saysNothing();
        restate("--rules-file", home.resolve("none.yaml").toString())
                .refused(2, "none.yaml")
                .saysNothing();
    }

    private Path corrected(String usage, String from, String line) throws IOException {
        var elsewhere = Platform.in(home.resolve("elsewhere"));
        LittleMonth.rules(elsewhere, line);
        var text = Files.readString(elsewhere.rules().resolve("2024-01.yaml"));
        var file = home.resolve("corrected.yaml");
        LittleMonth.text(file, usage + "\n" + text.replace("from: 2024-01", from));
        return file;
    }

    @Test
    void anOpenMonthIsComputedAndNotRestated() throws IOException {
        platform.run("run", "cancel", "--month", MONTH, "--by", "mei").well();
        restate()
                .refused(2, "2024-03 is not closed", "2024-03/1 is cancelled", "monthly")
                .saysNothing();
        platform.run("monthly", "--month", MONTH).well();
        restate().refused(2, "2024-03 is not closed", "2024-03/2 is draft").saysNothing();
        platform.run("run", "review", "--month", MONTH, "--by", "mei").well();
        restate().refused(2, "2024-03 is not closed", "2024-03/2 is reviewed").saysNothing();
        unchanged("restate", "--month", "2024-02")
                .refused(2, "2024-02 has no payout run")
                .saysNothing();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        restate                                   | --month
        restate --month 2024-03 --post            | --post needs --by
        restate --month 2024-03 --post --by ' '   | --by is empty
        restate --month 2024-03 --rules-file      | --rules-file
        """, quoteCharacter = '"')
    void wrongUse(String line, String word) throws IOException {
        var arguments =
                Arrays.stream(line.split(" +(?=([^']*'[^']*')*[^']*$)")).map(argument -> argument.replace("'", ""));
        unchanged(arguments.toArray(String[]::new)).refused(2, word).saysNothing();
    }

    @Test
    void whatCannotBeReadLeavesNothing() throws IOException {
        deliverLate("2024-03-02", 1);
        LittleMonth.text(platform.data().resolve("usage/2024-03-09/x.csv.gz"), "no gzip");
        restate()
                .refused(2, "usage/2024-03-09/x.csv.gz")
                .says("2024-03-02 counted again")
                .says("2024-03-03 as it was counted");
    }

    /** Told to stop it tidies up; killed outright, the next one does it. */
    @ParameterizedTest(name = "{0} after {1} ms")
    @CsvSource({"killed, 0", "killed, 40", "stopped, 20"})
    void anInterruptedRecountLeavesNothing(String how, int millis) throws Exception {
        for (var day = 4; day <= 20; day++) {
            deliverLate(MONTH + "-%02d".formatted(day), 3);
        }
        var before = Servers.dump(url());
        var facts = files("state/facts");
        var process = interrupted(how.equals("killed"), millis);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        if (how.equals("stopped")) {
            assertThat(platform.state().resolve("scratch")).isEmptyDirectory();
        }
        assertThat(Servers.dump(url())).isEqualTo(before);
        assertThat(files("state/facts")).isEqualTo(facts);
        restate().well().says("2024-03-20 counted again", "bo       pool");
        assertThat(platform.state().resolve("spill")).isEmptyDirectory();
    }

    private Process interrupted(boolean killed, int millis) throws Exception {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Stipend.class.getName()));
        line.addAll(List.of(platform.arguments(RESTATE)));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (var out = process.inputReader()) {
            var said = out.readLine();
            while (said != null && !said.startsWith("recounting")) {
                said = out.readLine();
            }
            assertThat(said).contains("recounting");
            Thread.sleep(millis);
            if (killed) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
        }
        return process;
    }

    private interface Work {
        void with(ApplicationContext application, Restate restate, RestatementsInMemory posted);
    }

    private void opened(Work work) {
        var zone = new BusinessZone(ZoneId.of("Asia/Shanghai"));
        var places = new Places(platform.data(), platform.rules(), platform.reports(), platform.state(), zone);
        var posted = new RestatementsInMemory();
        try (var application = Stipend.open(places, url())) {
            var restate = new Restate(
                    places,
                    application.getBean(Recount.class),
                    application.getBean(EarlierMonths.class),
                    application.getBean(AwardBook.class),
                    application.getBean(PayoutRuns.class),
                    posted,
                    application.getBean(TransactionTemplate.class));
            work.with(application, restate, posted);
        }
    }

    private static Step by(String name) {
        return new Step(name, Instant.parse("2024-05-01T08:00:00Z"), null);
    }

    @Test
    void whatIsPostedIsNotPostedTwice() {
        deliverLate("2024-03-05", 4);
        opened((_, restate, posted) -> {
            var restated = restate.of(YearMonth.parse(MONTH), null, Silent.PROGRESS);
            assertThat(restate.post(restated, by("li"))).isEqualTo(2);
            assertThat(posted.earlier(YearMonth.parse(MONTH)).values())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder("-285.72", "285.72");
            var again = restate.of(YearMonth.parse(MONTH), null, Silent.PROGRESS);
            assertThat(again.restatement().changed()).isEmpty();
            assertThat(restate.post(again, by("li"))).isZero();
        });
    }

    @Test
    void byWhichCorrectedRulesIsNoted() throws IOException {
        var file = corrected("", "from: 2024-02", "score: images");
        opened((_, restate, posted) -> {
            restate.post(restate.of(YearMonth.parse(MONTH), file, Silent.PROGRESS), by("li"));
            assertThat(posted.steps())
                    .extracting(Step::note)
                    .containsExactly("by corrected.yaml, SHA-256 " + Sha256.ofFile(file));
            restate.post(restate.of(YearMonth.parse(MONTH), null, Silent.PROGRESS), by("ana"));
            assertThat(posted.steps().getLast()).isEqualTo(by("ana"));
        });
    }

    @Test
    void twoWhoRestateAtOnceDoNotBothPost() {
        deliverLate("2024-03-05", 4);
        opened((_, restate, _) -> {
            var one = restate.of(YearMonth.parse(MONTH), null, Silent.PROGRESS);
            var other = restate.of(YearMonth.parse(MONTH), null, Silent.PROGRESS);
            restate.post(one, by("li"));
            assertThatThrownBy(() -> restate.post(other, by("ana")))
                    .isInstanceOf(InputFault.class)
                    .hasMessageContaining("changed by somebody else meanwhile: nothing is posted");
        });
    }

    @Test
    void aRunThatIsTakenBackMeanwhileIsNotRestated() {
        deliverLate("2024-03-05", 4);
        opened((application, restate, _) -> {
            var restated = restate.of(YearMonth.parse(MONTH), null, Silent.PROGRESS);
            application.getBean(PayoutRuns.class).cancel(YearMonth.parse(MONTH), by("mei"));
            assertThatThrownBy(() -> restate.post(restated, by("li")))
                    .isInstanceOf(InputFault.class)
                    .hasMessageContaining("nothing is posted");
        });
    }
}
