package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import stipend.Stipend;
import stipend.delivery.Sha256;
import stipend.payout.Reference;
import stipend.payout.RunId;

/** Commands that move money, killed at any moment and from two processes at once: they happen once, or not yet. */
@Execution(ExecutionMode.CONCURRENT)
class MoneyKillTest {
    private static final String MONTH = "2024-03";
    /** More of them: -Dkills=100. */
    private static final int KILLS = Integer.getInteger("kills", 30);

    @TempDir
    private static Path shared;

    private final List<String[]> commands = new ArrayList<>();

    private void command(String... command) {
        commands.add(command);
    }

    /** A month's money, from the case to what the bank said. */
    private void commands(Path home) throws IOException {
        var bank = Files.writeString(home.resolve("bank.yaml"), """
            debtor: {name: Example Ltd, account: "6222020200112233446", bank: "102100099996", country: CN}
            """);
        var reference = Reference.of(new RunId(YearMonth.parse(MONTH), 1), "ann");
        var results = Files.writeString(
                home.resolve("results.csv"), "reference,status,reason\n" + reference + ",rejected,closed\n");
        var evidence = Files.writeString(home.resolve("page.txt"), "an offer");
        command("case", "open", "--case", "C1", "--title", "sold elsewhere", "--by", "mei");
        command("case", "add", "--case", "C1", "--model", "m1", "--by", "mei");
        command(
                "case",
                "evidence",
                "--case",
                "C1",
                "--file",
                evidence.toString(),
                "--statement",
                "an offer",
                "--by",
                "mei");
        command("hold", "--model", "m2", "--case", "C1", "--reason", "disputed", "--by", "mei");
        command(
                "adjust",
                "give",
                "--creator",
                "ann",
                "--amount",
                "-1.25",
                "--origin",
                "2024-02",
                "--reason",
                "late",
                "--by",
                "mei");
        command(
                "case",
                "recover",
                "--case",
                "C1",
                "--amount",
                "100.01",
                "--reference",
                "T1",
                "--origin",
                "2024-03",
                "--by",
                "mei");
        command("monthly", "--month", MONTH, "--by", "ana");
        command("run", "review", "--month", MONTH, "--by", "ben");
        command("run", "approve", "--month", MONTH, "--by", "chen");
        command("run", "export", "--month", MONTH, "--by", "li", "--bank", bank.toString());
        command("run", "settle", "--month", MONTH, "--by", "li", "--file", results.toString());
        command("release", "--model", "m2", "--reason", "his", "--by", "mei");
    }

    private static Platform platform(Path home) {
        var platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        LittleMonth.text(platform.data().resolve("payees.csv"), """
            creator_id,legal_name,id_type,id_number,channel,account,bank_code,currency,tax_regime,country
            ann,Ann Example,id_card,%s,bank,4111111111111111,102100099996,CNY,,CN
            """.formatted(LittleMonth.ID_NUMBER));
        return platform.plays(MONTH);
    }

    /** What is left of it all, as people see it. */
    private static String left(Platform platform) throws IOException {
        var left = new StringBuilder();
        for (var command :
                List.of("ledger export --format hledger", "holds", "adjust list", "status --month " + MONTH)) {
            left.append(platform.run(command.split(" ")).well().out());
        }
        try (var files = Files.list(platform.reports().resolve(MONTH).resolve("bank"))) {
            files.sorted().forEach(file -> left.append(file.getFileName()).append(Sha256.ofFile(file)));
        }
        platform.run("ledger", "verify").well();
        return left.toString();
    }

    @Test
    void killedAtAnyMomentTheyEndAsIfTheyNeverWere() throws Exception {
        var undisturbed = platform(Files.createDirectories(shared.resolve("undisturbed")));
        commands(shared);
        for (var command : commands) {
            undisturbed.run(command).well();
        }
        var killed = platform(Files.createDirectories(shared.resolve("killed")));
        var random = new Random(20240301);
        int kills = 0;
        for (var command : commands) {
            for (int before = kills; kills - before < KILLS / commands.size() + 1; ) {
                kills += startAndKill(killed, command, 300 + random.nextInt(2_500));
            }
            again(killed.run(command));
        }
        assertThat(kills).isGreaterThanOrEqualTo(KILLS);
        assertThat(timeless(left(killed))).isEqualTo(timeless(left(undisturbed)));
    }

    /** An entry's hash covers when it was posted, a pain.001 says when it was approved: two platforms differ in these. */
    private static String timeless(String left) {
        return left.replaceAll("; hash:[0-9a-f]+", "; hash").replaceAll("\\.(xml|csv)[0-9a-f]{64}", ".$1");
    }

    private static void again(Ran ran) {
        if (ran.exit() != 0) {
            ran.refused(2, "already");
        }
    }

    /** One if it was killed, none if it had ended before; then it must not happen twice. */
    private static int startAndKill(Platform platform, String[] command, int millis) throws Exception {
        var process = start(platform, command);
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return ended ? 0 : 1;
    }

    private static Process start(Platform platform, String[] command) throws IOException {
        return start(platform, command, Files.createTempFile(shared, "out", ".txt"));
    }

    private static Process start(Platform platform, String[] command, Path out) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Stipend.class.getName()));
        line.addAll(List.of(platform.arguments(command)));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    @Test
    void ofTwoAtOnceOneWinsAndTheOtherIsToldWhy() throws Exception {
        var home = Files.createDirectories(shared.resolve("two"));
        var platform = platform(home);
        commands(home);
        for (var command : commands) {
            var outs = List.of(home.resolve("one.txt"), home.resolve("other.txt"));
            var one = start(platform, command, outs.getFirst());
            var other = start(platform, command, outs.getLast());
            assertThat(one.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(other.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(List.of(one.exitValue(), other.exitValue()))
                    .as(String.join(" ", command))
                    .contains(0)
                    .isSubsetOf(0, 2);
            assertThat(Files.readString(outs.getFirst()) + Files.readString(outs.getLast()))
                    .as(String.join(" ", command))
                    .containsPattern(toldTo(command));
        }
        platform.run("ledger", "verify").well();
        assertThat(platform.run("adjust", "list").well().out().lines()).hasSize(3);
    }

    /** What whoever came second is told; a draft that was ready before the second began is made again, which is no news. */
    private static String toldTo(String[] command) {
        return switch (String.join(" ", List.of(command).subList(0, 2))) {
            case "run review", "run approve", "run settle" ->
                "stipend: payout run .* already, by .*: nothing was changed";
            case "run export" -> "it was exported by li at .*, these are the same files";
            case "monthly --month" ->
                "stipend: another stipend \\(stipend, process [0-9]+ .*since .*\\) is counting or computing in this"
                        + " database|(?s)is computed; .*is computed; ";
            default -> "it was so before, nothing was changed";
        };
    }
}
