package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.e2e.LittleMonth.MONTH;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong: one line says what and where, the exit code is SPEC §6's, and the database is as it was. */
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
    private static final String[] NIGHTLY = {"nightly", "--from", "2024-03-01", "--to", "2024-03-31"};
    private static final String[] MONTHLY = {"monthly", "--month", MONTH, "--by", "li"};
    private static final String[] EXPORT = {"export", "--month", MONTH};
    private static final String A_DAY = "usage/2024-03-02/b.ndjson";

    /** A database with three counted days, and where their facts lie. */
    private static String counted = "";

    @TempDir
    private static Path facts;

    @TempDir
    private Path home;

    private Platform platform = Platform.in(Path.of("."));

    @BeforeAll
    static void count(@TempDir Path temp) {
        counted = Servers.fresh();
        var first = new Platform(temp.resolve("data"), temp.resolve("rules"), temp, facts, counted);
        LittleMonth.write(first);
        first.run(NIGHTLY).well().says("days: 3 counted, 28 nothing delivered");
    }

    @BeforeEach
    void begin() throws IOException {
        platform = Platform.in(home).with(Servers.copyOf(counted));
        LittleMonth.write(platform);
        Files.createDirectories(platform.state().resolve("facts"));
        try (var files = Files.list(facts.resolve("facts"))) {
            for (var file : files.toList()) {
                Files.copy(file, platform.state().resolve("facts").resolve(file.getFileName()));
            }
        }
    }

    private Path file(String name) {
        return platform.data().resolve(name);
    }

    private void write(String name, String text) {
        LittleMonth.text(file(name), text);
    }

    private void change(String name, String from, String to) throws IOException {
        var text = Files.readString(file(name));
        assertThat(text).contains(from);
        Files.writeString(file(name), text.replace(from, to));
    }

    /** Runs it, and finds the database as before. */
    private Ran unchanged(String... command) {
        var url = java.util.Objects.requireNonNull(platform.database());
        var before = Servers.dump(url);
        var ran = platform.run(command);
        assertThat(Servers.dump(url).lines())
                .as(ran.toString())
                .containsExactlyElementsOf(before.lines().toList());
        return ran;
    }

    private Ran recounting(String day) {
        return unchanged("nightly", "--force", "--day", day);
    }

    @Test
    void nothingIsWrongAtFirst() {
        platform.run(NIGHTLY).well().says("days: 0 counted, 3 counted before, 28 nothing delivered");
        platform.run(MONTHLY).well().says("2024-03 is computed", "creators");
        platform.run(EXPORT).well().says("proof lines hold");
        platform.run("status").well().says("payout run 2024-03/1 is draft, prepared by li");
    }

    @Test
    void aCorruptGzip() throws IOException {
        var bytes = Files.readAllBytes(file("usage/2024-03-01/a.csv.gz"));
        Files.write(file("usage/2024-03-01/a.csv.gz"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        recounting("2024-03-01").refused(2, "usage/2024-03-01/a.csv.gz: ").saysNothing();
    }

    @Test
    void aDayThatCannotBeReadStopsNoOther() {
        platform = platform.with(Servers.fresh());
        write("usage/2024-03-01/a.csv.gz", LittleMonth.EVENTS);
        write("usage/2024-03-03/c.csv", "event_id,occurred_at,event_type,model_ids\n");
        var ran = platform.run(NIGHTLY).says("days: 1 counted, 2 not counted, 28 nothing delivered");
        assertThat(ran.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("stipend: usage/2024-03-01/a.csv.gz: "),
                        line -> assertThat(line).startsWith("stipend: usage/2024-03-03/c.csv: "));
        assertThat(ran.exit()).isEqualTo(2);
        platform.run("status", "--month", MONTH).well().says("2024-03-01  not counted", "2024-03-02  counted");
        unchanged(MONTHLY).refused(2, "2024-03-01 is delivered and not counted").saysNothing();
        LittleMonth.write(platform);
        platform.run(NIGHTLY).well().says("days: 2 counted, 1 counted before");
    }

    @Test
    void whatStopsManyDaysIsSaidOnce() {
        platform = platform.with(Servers.fresh());
        LittleMonth.rules(platform, "score: generatons");
        platform.run(NIGHTLY)
                .says("days: 0 counted, 3 not counted, 28 nothing delivered")
                .refused(2, "stipend: 2024-03-01 to 2024-03-03: ", "2024-01.yaml", "generatons");
    }

    @Test
    void aFileThatIsNoGzip() {
        write("usage/2024-03-01/a.csv.gz", LittleMonth.EVENTS);
        recounting("2024-03-01").refused(2, "usage/2024-03-01/a.csv.gz: ").saysNothing();
    }

    @Test
    void anUnreadableParquet() {
        write("usage/2024-03-01/x.parquet", "PAR1 or not");
        recounting("2024-03-01").refused(2, "usage/2024-03-01/x.parquet: ").saysNothing();
    }

    @Test
    void aMissingColumn() {
        write("usage/2024-03-03/c.csv", "event_id,occurred_at,event_type,model_ids\n");
        recounting("2024-03-03").refused(2, "usage/2024-03-03/c.csv", "user_id").saysNothing();
    }

    @Test
    void aQuoteNeverClosed() {
        write("usage/2024-03-03/c.csv", LittleMonth.EVENTS + "\"e1,2024-03-03T10:00:00+08:00,view,u,m1,,\n");
        recounting("2024-03-03").refused(2, "usage/2024-03-03/c.csv").saysNothing();
    }

    @Test
    void aDayBeforeTheFirstCatalog() {
        write("usage/2024-02-29/c.csv", LittleMonth.EVENTS + "e1,2024-02-29T10:00:00+08:00,view,u,m1,,\n");
        unchanged("nightly", "--day", "2024-02-29")
                .refused(2, "2024-02-29", "catalog")
                .saysNothing();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        models.csv,   'm1,ann',      'm1,eve',       'models.csv, row 2, column creator_id'
        models.csv,   'ann:25',      'ann:20',       'models.csv, row 3, column splits'
        models.csv,   'm2,bo',       'm1,bo',        'models.csv, row 3'
        models.csv,   'listed,ann',  'lost,ann',     'models.csv, row 3, column status'
        creators.csv, 'active,2023', 'asleep,2023',  'creators.csv, row 2, column status'
        creators.csv, 'status,',     'state,',       'creators.csv'
        """)
    void aCatalogThatIsNotClean(String name, String from, String to, String where) throws IOException {
        change("catalog/2024-03-01/" + name, from, to);
        recounting("2024-03-01").refused(2, "catalog/2024-03-01/" + where).saysNothing();
        unchanged(MONTHLY).refused(2, "catalog/2024-03-01/" + where);
    }

    @Test
    void aCatalogWithoutModels() throws IOException {
        Files.delete(file("catalog/2024-03-01/models.csv"));
        recounting("2024-03-01").refused(2, "catalog/2024-03-01/models.csv").saysNothing();
    }

    @Test
    void anUnknownNameInARule() {
        LittleMonth.rules(platform, "score: generatons");
        recounting("2024-03-01")
                .refused(2, "2024-01.yaml", "generatons", "generations")
                .saysNothing();
        unchanged(MONTHLY)
                .refused(2, "2024-01.yaml", "generatons", "generations")
                .saysNothing();
        unchanged("rules", "check", platform.rules().resolve("2024-01.yaml").toString())
                .refused(2, "2024-01.yaml", "generatons", "generations")
                .says("2024-01.yaml:6:12: error: unknown name", "score: generatons\n       |            ^");
    }

    @Test
    void aRuleThatDividesByZero() {
        LittleMonth.rules(platform, "score: generations / downloads");
        platform.run(MONTHLY).refused(1, "pool", "m1");
    }

    @Test
    void rulesThatAreNotThere() throws IOException {
        Files.delete(platform.rules().resolve("2024-01.yaml"));
        recounting("2024-03-01")
                .refused(2, platform.rules().toString(), "no rules file")
                .saysNothing();
        Files.delete(platform.rules());
        unchanged(MONTHLY).refused(2, platform.rules().toString(), "--rules").saysNothing();
    }

    @Test
    void rulesThatAreNotYetInForce() {
        write("usage/2023-12-31/c.csv", LittleMonth.EVENTS);
        unchanged("nightly", "--day", "2023-12-31")
                .refused(2, "2023-12", "2024-01")
                .saysNothing();
    }

    @Test
    void aFigureThatFinanceDidNotGive() {
        write("platform.csv", "month,name,value\n2024-02,fund,1.00\n");
        unchanged(MONTHLY).refused(2, "2024-01.yaml", "fund", "platform.csv").saysNothing();
    }

    @Test
    void aFigureThatIsNoNumber() {
        write("platform.csv", "month,name,value\n2024-03,fund,much\n");
        unchanged(MONTHLY).refused(2, "platform.csv, row 2, column value").saysNothing();
        recounting("2024-03-01").refused(2, "platform.csv, row 2, column value").saysNothing();
    }

    @Test
    void payeesThatCannotBe() throws IOException {
        platform.run(MONTHLY).well();
        change("payees.csv", "CNY,,", "CNY,cn_lottery,");
        platform.run(MONTHLY).refused(2, "payees.csv, row 2, column tax_regime");
        change("payees.csv", "CNY,cn_lottery,", "USD,,");
        platform.run(MONTHLY).refused(2, "payees.csv, row 2, column currency");
    }

    @Test
    void anUncountedDay() throws IOException {
        write("usage/2024-03-09/c.csv", LittleMonth.EVENTS);
        unchanged(MONTHLY).refused(2, "2024-03-09", "not counted", "nightly").saysNothing();
        Files.delete(file("usage/2024-03-09/c.csv"));
        change(A_DAY, "\"u2\"", "\"user2\"");
        unchanged(MONTHLY)
                .refused(2, "2024-03-02", "changed", "nightly --force --day 2024-03-02")
                .saysNothing();
    }

    @Test
    void aDayChangedToTheSameSize() throws IOException {
        change(A_DAY, "\"u2\"", "\"u9\"");
        unchanged(MONTHLY)
                .refused(2, "2024-03-02", "changed", "nightly --force --day 2024-03-02")
                .saysNothing();
    }

    @Test
    void aMonthAfterADraft() {
        platform.run(MONTHLY).well();
        unchanged("monthly", "--month", "2024-04")
                .refused(2, "2024-03", "draft")
                .saysNothing();
    }

    @Test
    void anExportTooEarlyOrUnderOtherRules() throws IOException {
        unchanged(EXPORT)
                .refused(2, "2024-03 is not computed", "monthly --month 2024-03")
                .saysNothing();
        platform.run(MONTHLY).well();
        LittleMonth.rules(platform, "score: images");
        unchanged(EXPORT).refused(2, "2024-01.yaml", "changed since 2024-03").saysNothing();
        Files.delete(platform.rules().resolve("2024-01.yaml"));
        unchanged(EXPORT).refused(2, "2024-01.yaml", "is gone since 2024-03").saysNothing();
        assertThat(platform.reports()).doesNotExist();
    }

    @Test
    void aStepByWhomItIsNotFor() {
        unchanged(step("review", "mei"))
                .refused(2, "no payout run of 2024-03", "monthly")
                .saysNothing();
        platform.run(MONTHLY).well();
        unchanged(step("approve", "jonas"))
                .refused(2, "is a draft", "run review")
                .saysNothing();
        platform.run(step("review", "mei")).well().says("2024-03/1 is reviewed");
        unchanged(step("approve", "li")).refused(2, "li").saysNothing();
        unchanged(step("approve", "mei")).refused(2, "mei").saysNothing();
        unchanged(step("approve", " mei ")).refused(2, "mei").saysNothing();
        unchanged(step("approve", " ")).refused(2, "--by").saysNothing();
        unchanged(MONTHLY).refused(2, "2024-03", "reviewed").saysNothing();
        platform.run(step("approve", "jonas")).well().says("2024-03/1 is approved");
        unchanged(step("approve", "jonas")).refused(2, "is approved already").saysNothing();
        unchanged(MONTHLY).refused(2, "2024-03", "approved").saysNothing();
        recounting("2024-03-01").refused(2, "2024-03", "approved").saysNothing();
    }

    private static String[] step(String step, String name) {
        return new String[] {"run", step, "--month", MONTH, "--by", name};
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                  | stipend demo shows
        nigthly                                   | nightly
        nightly --fast                            | --fast
        nightly --day 2024-02-30                  | 2024-02-30
        nightly --day yesterday                   | yesterday
        nightly --from 2024-03-02 --to 2024-03-01 | --from 2024-03-02 is after --to 2024-03-01
        nightly --from 2024-03-02                 | --to
        nightly --day 2024-03-01 --to 2024-03-01  | --day
        nightly 2024-03-01                        | 2024-03-01
        monthly                                   | --month
        monthly --month                           | --month
        monthly --month march                     | march
        monthly --month 2024-13                   | 2024-13
        monthly --month 2024-03 --by              | --by
        monthly --month 2024-03 --month 2024-04   | --month
        export                                    | --month
        run                                       | review
        run rewiev                                | rewiev
        run review --month 2024-03                | --by
        run review --by mei                       | --month
        rules                                     | check
        rules check                               | FILE
        rules check nowhere.yaml                  | nowhere.yaml
        rules check a.yaml --month 2024           | 2024
        ledger                                    | verify
        ledger verfiy                             | verfiy
        status --month 0                          | 0
        status --zone Asia/Shanghi                | Asia/Shanghi
        nightly --zone                            | --zone
        """)
    void wrongUse(String line, String word) {
        unchanged(line == null ? new String[0] : line.split(" "))
                .refused(2, word)
                .saysNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlite:x?password=hush-hush",
                "jdbc:mysql://localhost/x?password=hush-hush",
                "jdbc:postgresql://localhost:1/x?user=me&password=hush-hush",
                "jdbc:postgresql://no-such-host.invalid/x?user=me&password=hush-hush",
                "jdbc:postgresql://localhost:port/x?user=me&password=hush-hush",
                "jdbc:postgresql://localhost:1/x?user=me&password=hush-hush&sslmode=nonsense",
                "jdbc:postgresql://me:hush-hush@localhost:1/x",
                "jdbc:postgresql:"
            })
    void aDatabaseThatIsNotThere(String url) {
        var ran = Platform.in(home).with(url).run("status").refused(2, "--db: ").saysNothing();
        assertThat(ran.err()).doesNotContain("hush-hush");
    }

    @Test
    void aFolderThatAnotherOneUses() throws IOException {
        var alone = Platform.in(home);
        try (var other =
                FileChannel.open(alone.state().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();
            alone.run("status")
                    .refused(2, "another stipend is at work", "wait for it and give the command again")
                    .saysNothing();
        }
    }

    @Test
    void aSizeOfMemoryThatIsNone() throws Exception {
        var process = platform.process(NIGHTLY);
        process.environment().put("STIPEND_MEMORY", "lots");
        said(process.start()).refused(2, "STIPEND_MEMORY: \"lots\" is no size from 256MB up; write it as 4GB or 512MB");
    }

    @Test
    void aVariableThatIsEmptyIsNone() throws Exception {
        var process = platform.process("serve", "--address", "192.0.2.1");
        List.of("STIPEND_NIGHTLY", "STIPEND_MONTHLY", "STIPEND_PORT", "STIPEND_RULES")
                .forEach(name -> process.environment().put(name, ""));
        said(process.start()).refused(2, "--address: \"192.0.2.1\" is none of this machine");
    }

    private static Ran said(Process process) throws Exception {
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return Ran.of(process.waitFor(), out, err);
    }

    @Test
    void aFolderThatCannotBe() {
        LittleMonth.text(home.resolve("file"), "no folder");
        var alone = Platform.in(home);
        new Platform(alone.data(), alone.rules(), alone.reports(), home.resolve("file"), null)
                .run("status")
                .refused(2, home.resolve("file").toString())
                .saysNothing();
        platform.run(MONTHLY).well();
        var elsewhere = new Platform(
                platform.data(), platform.rules(), home.resolve("file"), platform.state(), platform.database());
        var ran = elsewhere.run(EXPORT);
        assertThat(ran.exit()).isNotZero();
        ran.refused(ran.exit(), home.resolve("file").toString());
    }
}
