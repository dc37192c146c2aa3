package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPEC §4b, measures: from events' cells to awards, their explanation and a simulation, by the commands that people type. */
class MeasuresTest {
    private static final String CREATORS = """
        creator_id,display_name,status,joined_on
        c1,One,active,
        c2,Two,active,
        """;
    private static final String MODELS = """
        model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits
        m1,c1,M,lora,,true,false,,listed,
        m2,c1,N,lora,,true,false,,listed,
        m3,c2,O,lora,,true,false,,listed,
        """;
    private static final String FIRST = """
        event_id,occurred_at,event_type,user_id,model_ids,quantity,api
        e1,2024-01-01T10:00:00+08:00,generation,u1,m1,4,false
        e2,2024-01-01T11:00:00+08:00,generation,u1,m1|m2,2,false
        e3,2024-01-01T12:00:00+08:00,generation,u2,m1,1,true
        e4,2024-01-01T13:00:00+08:00,generation,u3,m3,5,
        """;
    private static final String SECOND = """
        {"event_id":"e5","occurred_at":"2024-01-02T09:00:00+08:00","event_type":"generation","user_id":"u1","model_ids":["m1"],"quantity":8,"api":false}
        {"event_id":"e6","occurred_at":"2024-01-02T10:00:00+08:00","event_type":"generation","user_id":"u2","model_ids":["m3"],"quantity":3,"api":false}
        {"event_id":"e7","occurred_at":"2024-01-02T11:00:00+08:00","event_type":"generation","user_id":"u2","model_ids":["m2"]}
        {"event_id":"e8","occurred_at":"2024-01-02T12:00:00+08:00","event_type":"generation","user_id":"u2","model_ids":["m2"],"api":"maybe"}
        """;
    private static final String RULES = """
        rules: Measures
        from: 2024-01
        currency: CNY
        columns: {event: {api: boolean}}
        usage:
          measures:
            by_hand: {count: generation, where: not api}
            pictures: {sum: generation, where: api is null or not api, per_user: 2}
            fans: {users: generation, where: not api}
            listening: {share: generation, where: not api}
        programs:
          - {id: a-count, rate: {amount: by_hand}}
          - {id: b-sum, rate: {amount: pictures}}
          - {id: c-share, score: listening, pool: {budget: 100}}
          - {id: d-users, per: creator, rate: {amount: 10 * fans + listening}}
        """;

    @TempDir
    private Path home = Path.of("");

    private Platform counted() throws IOException {
        var platform = Platform.in(home).with(Servers.fresh());
        Files.createDirectories(platform.rules());
        Files.writeString(platform.rules().resolve("2024-01.yaml"), RULES);
        var catalog = Files.createDirectories(platform.data().resolve("catalog/2024-01-01"));
        Files.writeString(catalog.resolve("creators.csv"), CREATORS);
        Files.writeString(catalog.resolve("models.csv"), MODELS);
        usage(platform, "2024-01-01/u.csv", FIRST);
        usage(platform, "2024-01-02/u.ndjson", SECOND);
        platform.run("nightly", "--from", "2024-01-01", "--to", "2024-01-02").well();
        return platform;
    }

    private static void usage(Platform platform, String file, String text) throws IOException {
        var path = platform.data().resolve("usage").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static List<String> exported(Platform platform, String file) throws IOException {
        platform.run("export", "--month", "2024-01").well();
        return Files.readAllLines(platform.reports().resolve("2024-01").resolve(file));
    }

    @Test
    void arePaidExplainedAndSimulated() throws IOException {
        var platform = counted();
        platform.run("monthly", "--month", "2024-01").well();
        assertThat(exported(platform, "awards.csv"))
                .containsExactly(
                        "month,program,model_id,creator_id,points,award",
                        "2024-01,a-count,m1,c1,,3.00",
                        "2024-01,a-count,m2,c1,,1.00",
                        "2024-01,a-count,m3,c2,,1.00",
                        "2024-01,b-sum,m1,c1,,6.00",
                        "2024-01,b-sum,m2,c1,,3.00",
                        "2024-01,b-sum,m3,c2,,8.00",
                        "2024-01,c-share,m1,c1,0.750000,37.50",
                        "2024-01,c-share,m2,c1,0.250000,12.50",
                        "2024-01,c-share,m3,c2,1.000000,50.00",
                        "2024-01,d-users,,c1,,11.00",
                        "2024-01,d-users,,c2,,11.00");
        assertThat(exported(platform, "contribution.csv").getFirst()).endsWith("listed_days,exclusive_days");
        assertThat(exported(platform, "exclusions.csv")).contains("2024-01-02,malformed,1");
        explained(platform);
        simulated(platform);
        recounted(platform);
    }

    private static void explained(Platform platform) {
        assertThat(platform.run("explain", "--month", "2024-01", "--creator", "c1")
                        .well()
                        .out())
                .contains("by_hand 3 · fans 1 · listening 0.75 · pictures 6")
                .contains("by_hand 4 · fans 1 · listening 1 · pictures 9");
        assertThat(platform.run("explain", "--month", "2024-01", "--creator", "c1", "--format", "json")
                        .well()
                        .out()
                        .replaceAll("\\s", ""))
                .contains("\"measures\":{\"by_hand\":\"3\",\"fans\":\"1\",\"listening\":\"0.75\",\"pictures\":\"6\"}");
    }

    /** One measure is no more, one is another, one is new: what moves whom adds up all the same. */
    private void simulated(Platform platform) throws IOException {
        var file = Files.writeString(
                home.resolve("next.yaml"),
                RULES.replace(
                                "by_hand: {count: generation, where: not api}",
                                "by_robots: {count: generation, where: api}")
                        .replace("amount: by_hand", "amount: 70 * by_robots")
                        .replace("per_user: 2", "per_user: 1"));
        var out = new Platform(platform.data(), file, platform.reports(), platform.state(), platform.database())
                .run(
                        "simulate",
                        "--months",
                        "2024-01",
                        "--against",
                        platform.rules().toString())
                .well()
                .out();
        assertThat(out).contains("144.00", "207.00");
    }

    private static void recounted(Platform platform) throws IOException {
        Files.writeString(
                platform.rules().resolve("2024-01.yaml"),
                RULES.replace("by_hand: {count: generation, where: not api}", "by_hand: {count: generation}"));
        assertThat(platform.run("monthly", "--month", "2024-01").well().out())
                .contains("2 days were counted under another usage section or zone and are counted again");
        assertThat(exported(platform, "awards.csv"))
                .contains("2024-01,a-count,m1,c1,,4.00", "2024-01,a-count,m2,c1,,2.00", "2024-01,a-count,m3,c2,,2.00");
    }
}
