package stipend.usage.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.testing.FreshDatabase;
import stipend.usage.CountedDays.CountedDay;
import stipend.usage.CountedDays.Origin;
import stipend.usage.Manifest;
import stipend.usage.Manifest.FileEntry;
import stipend.usage.OneDay;
import stipend.usage.UsageEngine.CountedUsage;

/** What a day's counting found stands in the database as it was found, whatever the texts are. */
class PostgresCountedDaysTest {
    private static final String HEADER = "event_id,occurred_at,event_type,user_id,model_ids,quantity\n";
    private static final String GOOD = ",2024-02-29T12:00:00+08:00,generation,u1,";

    @TempDir
    Path temp;

    private final FreshDatabase database = new FreshDatabase();
    private final PostgresCountedDays days = new PostgresCountedDays(database.sql());

    private void keep(CountedUsage counted, int countings) {
        var day = OneDay.DAY;
        var files = List.of(new FileEntry(
                "usage/2024-02-29/a.csv", true, 1, "x", counted.rowsByFile().getFirst()));
        var manifest = new Manifest(day, day, "c", "u", files, counted.lines(), counted.buckets());
        days.replace(manifest, new CountedDay(day, new Origin("c", "u", "f"), "facts", countings), counted);
    }

    private List<String> models() {
        var models = new ArrayList<String>();
        days.forEachDaily(OneDay.DAY, OneDay.DAY, (_, usage) -> models.add(usage.modelId() + " " + usage.images()));
        return models;
    }

    @Test
    void anyTextIsKept() throws Exception {
        var rows = List.of(
                "\\N",
                "\\.",
                "\"x\n\\.\ny\"",
                " ",
                "\"\"",
                "null",
                "a\\nb\\\\",
                "a\tb",
                "x\u2028\uFEFF\uD83D\uDE00",
                "=1+1",
                "'; drop table",
                "z".repeat(3_000_000));
        var file = Files.writeString(
                temp.resolve("a.csv"),
                HEADER + String.join("\n", rows) + "\nn\u0000\ne1" + GOOD + "\\N,2\ne2" + GOOD + "\\.,3\ne3" + GOOD
                        + "null,4\n");
        try (var counted = OneDay.count(temp, file)) {
            keep(counted, 1);
        }
        var texts = new ArrayList<String>();
        days.forEachRejected(OneDay.DAY, OneDay.DAY, (_, row) -> texts.add(row.text()));
        var expected = new ArrayList<>(rows);
        expected.add("n\u2400");
        assertThat(texts).isEqualTo(expected);
        assertThat(models()).containsExactly("\\. 3", "\\N 2", "null 4");
    }

    @Test
    void aDayIsReplacedAsAWholeOrNotAtAll() throws Exception {
        var first = Files.writeString(temp.resolve("a.csv"), HEADER + "e1" + GOOD + "m1|m2,2\nbad\n");
        var second = Files.writeString(temp.resolve("b.csv"), HEADER + "e1" + GOOD + "m2,5\n");
        try (var counted = OneDay.count(temp, first)) {
            keep(counted, 1);
        }
        var manifests = days.manifests(OneDay.DAY, OneDay.DAY);
        try (var counted = OneDay.count(temp, second)) {
            var fault = catchThrowable(() -> database.transactions().executeWithoutResult(_ -> {
                keep(counted, 2);
                throw new IllegalStateException("the machine stops here");
            }));
            assertThat(fault).hasMessage("the machine stops here");
            assertThat(models()).containsExactly("m1 2", "m2 2");
            assertThat(days.manifests(OneDay.DAY, OneDay.DAY)).isEqualTo(manifests);
            database.transactions().executeWithoutResult(_ -> keep(counted, 2));
        }
        assertThat(models()).containsExactly("m2 5");
        days.forEachRejected(OneDay.DAY, OneDay.DAY, (_, row) -> assertThat(row).isNull());
        assertThat(days.find(OneDay.DAY).orElseThrow().countings()).isEqualTo(2);
        assertThat(days.manifests(OneDay.DAY, OneDay.DAY).getFirst().lines()).isEqualTo(1);
    }

    @Test
    void whatIsReadBackIsWhatWasCounted() throws Exception {
        var file = Files.writeString(
                temp.resolve("a.csv"), HEADER + "e1" + GOOD + "m1|m2|m3|x,1000000000\nbad\ne1" + GOOD + "m1,1\n");
        var counted = new ArrayList<Object>();
        var kept = new ArrayList<Object>();
        try (var usage = OneDay.count(temp, file)) {
            keep(usage, 1);
            usage.forEachDaily(counted::add);
            usage.forEachRejected(counted::add);
            counted.addAll(usage.buckets());
        }
        days.forEachDaily(OneDay.DAY, OneDay.DAY, (_, row) -> kept.add(row));
        days.forEachRejected(OneDay.DAY, OneDay.DAY, (_, row) -> kept.add(row));
        kept.addAll(days.manifests(OneDay.DAY, OneDay.DAY).getFirst().buckets());
        assertThat(kept).containsExactlyInAnyOrderElementsOf(counted);
    }
}
