package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPEC §4b: from the catalog's cells to the award and its explanation, by the commands that people type. */
class ColumnsTest {
    private static final String CREATORS = """
        creator_id,display_name,status,joined_on,tier
        c1,One,active,,gold
        c2,Two,active,,
        """;
    private static final String MODELS = """
        model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits,original,cost
        m1,c1,M,lora,,true,false,,listed,,true,12.25
        m2,c2,N,lora,,true,false,,listed,,true,3
        m3,c2,O,lora,,true,false,,listed,,,7
        """;
    private static final String USAGE = """
        event_id,occurred_at,event_type,user_id,model_ids
        e1,2024-01-01T10:00:00+08:00,generation,u1,m1|m2|m3
        """;
    private static final String RULES = """
        rules: Columns
        from: 2024-01
        currency: CNY
        columns: {model: {original: boolean, cost: decimal}, creator: {tier: text}}
        totals: {all_costs: cost}
        programs:
          - id: costs
            eligible: original
            rate: {amount: 2 * cost}
            multipliers: [{id: gold, when: tier = 'gold', by: 10}]
          - id: members
            per: creator
            of_models: original
            eligible: tier = 'gold'
            rate: {amount: models}
          - {id: spread, eligible: original, rank_by: cost, score: cost / rank, pool: {budget: all_costs / 3}}
        """;

    @TempDir
    private Path home = Path.of("");

    private Platform deliver() throws IOException {
        var platform = Platform.in(home).with(Servers.fresh());
        Files.createDirectories(platform.rules());
        Files.writeString(platform.rules().resolve("2024-01.yaml"), RULES);
        var catalog = Files.createDirectories(platform.data().resolve("catalog/2024-01-01"));
        Files.writeString(catalog.resolve("creators.csv"), CREATORS);
        Files.writeString(catalog.resolve("models.csv"), MODELS);
        var usage = Files.createDirectories(platform.data().resolve("usage/2024-01-01"));
        Files.writeString(usage.resolve("u.csv"), USAGE);
        platform.run("nightly", "--day", "2024-01-01").well();
        return platform;
    }

    private static List<String> awards(Platform platform) throws IOException {
        platform.run("export", "--month", "2024-01").well();
        return Files.readAllLines(platform.reports().resolve("2024-01/awards.csv"));
    }

    @Test
    void payWhatTheCellsSayEvenAfterTheyChange() throws IOException {
        var platform = deliver();
        platform.run("monthly", "--month", "2024-01").well();
        assertThat(awards(platform))
                .containsExactly(
                        "month,program,model_id,creator_id,points,award",
                        "2024-01,costs,m1,c1,,245.00",
                        "2024-01,costs,m2,c2,,6.00",
                        "2024-01,members,,c1,,1.00",
                        "2024-01,spread,m1,c1,12.250000,6.60",
                        "2024-01,spread,m2,c2,1.500000,0.81");

        var models = platform.data().resolve("catalog/2024-01-01/models.csv");
        Files.writeString(models, MODELS.replace("12.25", "99"));
        assertThat(platform.run("explain", "--month", "2024-01", "--creator", "c1")
                        .well()
                        .out())
                .contains(
                        "12.25",
                        "over all models of the month: all_costs = sum of cost = 22.25",
                        "22.25 / 3 = 7.41",
                        "ranked by cost = 12.25: rank 1 of 2 eligible rows",
                        "12.25 / 1")
                .contains("only models of which: original", "summed: 1 of his models")
                .doesNotContain(" 99");
        assertThat(platform.run("explain", "--month", "2024-01", "--creator", "c1", "--format", "json")
                        .well()
                        .out())
                .containsSubsequence(
                        "\"totals\"",
                        "\"name\" : \"all_costs\"",
                        "\"sum\" : \"22.25\"",
                        "\"ranked\"",
                        "\"rank\" : \"1\"")
                .containsSubsequence("\"of_models\" : \"original\"", "\"chosen\"", "\"models\" : 1");

        var plain = platform.rules().resolveSibling("plain.yaml");
        Files.writeString(plain, """
            rules: Without
            from: 2024-01
            currency: CNY
            programs: [{id: members, per: creator, rate: {amount: 1}}]
            """);
        Files.writeString(models, MODELS);
        simulate(platform, platform.rules(), plain).says("spread: ends");
        simulate(platform, plain, platform.rules().resolve("2024-01.yaml"))
                .says("spread: new", "c1                 1.00  252.60");
    }

    private static Ran simulate(Platform platform, Path against, Path rules) {
        return new Platform(platform.data(), rules, platform.reports(), platform.state(), platform.database())
                .run("simulate", "--months", "2024-01", "--against", against.toString())
                .well();
    }

    @Test
    void aFileWithoutTheColumnStopsTheMonth() throws IOException {
        var platform = deliver();
        Files.writeString(
                platform.rules().resolve("2024-01.yaml"),
                RULES.replace("cost: decimal", "price: decimal").replaceAll("\\bcost\\b", "price"));
        var ran = platform.run("monthly", "--month", "2024-01");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("catalog/2024-01-01/models.csv", "no column \"price\" in the header; add it");
    }
}
