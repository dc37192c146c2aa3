package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * SPEC §4b, earlier months, over three of them, by the commands that people type. Generations by month:
 *
 * <pre>
 *      January  February  March
 * m1   3        4         2      c1's, from March on c2's
 * m2   2        1         4      c1's, split evenly with c2
 * </pre>
 */
class EarlierMonthsTest {
    private static final String RULES = """
        rules: Earlier months
        from: 2024-01
        currency: CNY
        usage: {measures: {made: {count: generation}}}
        programs:
          - id: growth
            rate: {amount: "greatest(0, generations - prev_generations)"}
          - id: milestones
            tiers: {of: ever_generations, pay: {3: 10.00, 7: 30.00}, once: true}
          - id: loyal
            per: creator
            rate: {amount: 0.10 * last12_made}
          - id: club
            per: creator
            tiers: {of: ever_generations, pay: {5: 1.00, 10: 3.00}, once: true}
        """;

    @TempDir
    private Path home = Path.of("");

    private Platform platform = Platform.in(Path.of("."));

    private void deliver() {
        platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.text(platform.rules().resolve("2024-01.yaml"), RULES);
        catalog("2024-01-01", "c1");
        catalog("2024-03-01", "c2");
        usage("2024-01-05", 3, 2);
        usage("2024-02-05", 4, 1);
        usage("2024-03-05", 2, 4);
    }

    private void catalog(String day, String ownerOfFirst) {
        var folder = platform.data().resolve("catalog").resolve(day);
        LittleMonth.text(folder.resolve("creators.csv"), """
            creator_id,display_name,status,joined_on
            c1,One,active,
            c2,Two,active,
            """);
        LittleMonth.text(folder.resolve("models.csv"), """
            model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits
            m1,%s,First,lora,,true,false,,listed,
            m2,c1,Second,lora,,true,false,,listed,c1:50|c2:50
            """.formatted(ownerOfFirst));
    }

    private void usage(String day, int ofFirst, int ofSecond) {
        var text = new StringBuilder("event_id,occurred_at,event_type,user_id,model_ids\n");
        generations(text, day, "m1", ofFirst);
        generations(text, day, "m2", ofSecond);
        LittleMonth.text(platform.data().resolve("usage/" + day + "/u.csv"), text.toString());
    }

    private static void generations(StringBuilder text, String day, String model, int count) {
        IntStream.range(0, count)
                .forEach(i -> text.append(
                        "%s-%s-%d,%sT10:00:00+08:00,generation,u%d,%s\n".formatted(day, model, i, day, i, model)));
    }

    private void plays(String month) {
        platform.run("nightly", "--day", month + "-05").well();
        platform.run("monthly", "--month", month, "--by", "li").well();
        platform.run("export", "--month", month).well();
    }

    private void signs(String month) {
        platform.run("run", "review", "--month", month, "--by", "mei").well();
        platform.run("run", "approve", "--month", month, "--by", "jonas").well();
    }

    private List<String> awards(String month) throws IOException {
        return Files.readAllLines(platform.reports().resolve(month).resolve("awards.csv")).stream()
                .skip(1)
                .map(line -> line.substring(month.length() + 1))
                .toList();
    }

    private static String[] told(String... lines) {
        return Arrays.stream(lines).map(String::strip).toArray(String[]::new);
    }

    @Test
    void threeMonthsLookBackOnOneAnother() throws IOException {
        deliver();
        plays("2024-01");
        assertThat(awards("2024-01"))
                .containsExactly(told(
                        "club,,c1,,1.00", // 3 + 2 reach 5
                        "growth,m1,c1,,3.00", // 3 − 0
                        "growth,m2,c1,,1.00", // 2 − 0, halved
                        "growth,m2,c2,,1.00",
                        "loyal,,c1,,0.50", // 3 + 2
                        "milestones,m1,c1,,10.00")); // 3 reach 3; m2's 2 do not
        signs("2024-01");

        plays("2024-02");
        assertThat(awards("2024-02"))
                .containsExactly(told(
                        "club,,c1,,2.00", // 5 + 5 reach 10: 3.00, less 1.00
                        "growth,m1,c1,,1.00", // 4 − 3; m2 shrank
                        "loyal,,c1,,1.00", // 5 + 5
                        "milestones,m1,c1,,20.00", // 3 + 4 reach 7: 30.00, less 10.00
                        "milestones,m2,c1,,5.00", // 2 + 1 reach 3
                        "milestones,m2,c2,,5.00"));
        signs("2024-02");

        plays("2024-03");
        assertThat(awards("2024-03"))
                .containsExactly(told(
                        "growth,m1,c2,,2.00", // a row of its own since c2 has the model
                        "growth,m2,c1,,1.50", // 4 − 1
                        "growth,m2,c2,,1.50",
                        "loyal,,c1,,1.40", // 5 + 5 + 4
                        "loyal,,c2,,0.20",
                        "milestones,m2,c1,,10.00", // 2 + 1 + 4 reach 7: 30.00, less 10.00 before splits
                        "milestones,m2,c2,,10.00"));

        aSignedMonthStaysWhatItWas();
        explainsWhatWasBefore();
        rulesInForceReproduceIt();
        aChangedPastIsSeen();
    }

    private void aSignedMonthStaysWhatItWas() {
        platform.run("restate", "--month", "2024-02").well().says("2024-02: nothing to restate");
    }

    private void explainsWhatWasBefore() {
        var c1 = new String[] {"explain", "--month", "2024-02", "--creator", "c1"};
        platform.run(c1)
                .well()
                .says("greatest(0, 4 - 3)")
                .says("awarded by this program in earlier months: 10; what exceeds it: 20");
        var json = platform.run("explain", "--month", "2024-03", "--creator", "c2", "--format", "json");
        assertThat(Readded.awards(new JsonMapper().readTree(json.well().out())))
                .containsEntry("milestones m2", new BigDecimal("10.00"));
    }

    private void rulesInForceReproduceIt() throws IOException {
        var file = platform.rules().resolve("2024-01.yaml");
        var draft = platform.rules().resolveSibling("draft.yaml");
        simulate(file).says("0 creators gain 0.00, 0 lose 0.00");
        var other =
                Files.readString(file).replace("0.10 * last12", "0.20 * ever").replace(", once: true", "");
        LittleMonth.text(draft, other);
        // c1's 5, 10 and 14 generations, c2's 2, at 0.10 more; m1 gets 30 instead of 20 in February, m2 in March, and
        // c1's
        // club 3 instead of 2, then of 0
        simulate(draft)
                .says("2 creators gain 27.10, 0 lose 0.00")
                .says("limited to what exceeds earlier months' awards removed");
    }

    private Ran simulate(Path file) {
        var command = List.of(
                "simulate",
                "--months",
                "2024-01..2024-03",
                "--against",
                platform.rules().toString());
        return new Platform(platform.data(), file, platform.reports(), platform.state(), platform.database())
                .run(command.toArray(String[]::new))
                .well();
    }

    /** March was computed after February's first run: cancelled, it is no part of the past any more. */
    private void aChangedPastIsSeen() throws IOException {
        platform.run("run", "review", "--month", "2024-03", "--by", "mei").well();
        platform.run("run", "cancel", "--month", "2024-02", "--by", "jonas").well();
        platform.run("run", "approve", "--month", "2024-03", "--by", "jonas")
                .refused(2, "its rules look back on earlier months, and others of them are approved now");
        platform.run("run", "cancel", "--month", "2024-03", "--by", "jonas").well();
        platform.run("monthly", "--month", "2024-03", "--by", "li").well();
        platform.run("export", "--month", "2024-03").well();
        // without February: m2 has 2 + 4 = 6 generations and reaches 3, growth has nothing to be less
        assertThat(awards("2024-03")).contains("growth,m2,c1,,2.00", "milestones,m2,c1,,5.00", "loyal,,c1,,0.90");
    }
}
