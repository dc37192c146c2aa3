package stipend.usage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.catalog.Creator;
import stipend.catalog.Model;
import stipend.catalog.Snapshot;
import stipend.delivery.DeliveredFile;
import stipend.delivery.DeliveredFile.Format;
import stipend.period.BusinessZone;
import stipend.rules.EventType;
import stipend.rules.UsageRules;
import stipend.usage.DailyUsage;
import stipend.usage.Room;
import stipend.usage.UsageEngine.Delivery;

/** A day whose tables are in a file, as those of more than memory holds, against the same in memory. */
class LargeDayTest {
    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);
    private static final int ROWS = 20_000;

    @TempDir
    Path temp;

    @Test
    void aDayInAFileComesToTheSameAndTheFileGoes() throws IOException {
        var delivery = delivery();
        var room = room();

        assertThat(counted(DuckDb.inFile(room, new Memory(256)), delivery))
                .hasSize(300)
                .isEqualTo(counted(DuckDb.inMemory(room, new Memory(256)), delivery));
        try (var left = Files.list(room.folder())) {
            assertThat(left).isEmpty();
        }
    }

    private static List<DailyUsage> counted(DuckDb duck, Delivery delivery) {
        var daily = new ArrayList<DailyUsage>();
        try (var counted = new DayCounting(duck, 2, delivery).count()) {
            counted.forEachDaily(daily::add);
        }
        return daily;
    }

    private Room room() throws IOException {
        var folder = Files.createDirectory(temp.resolve("room"));
        return new Room() {
            @Override
            public Path folder() {
                return folder;
            }

            @Override
            public void close() {}
        };
    }

    /** Every model by a hundred users, of whom one is over the cap with some. */
    private Delivery delivery() throws IOException {
        var file = temp.resolve("day.csv");
        var rows = IntStream.range(0, ROWS)
                .mapToObj(i -> "e" + i + ",2024-02-29T12:00:00+08:00,generation,u" + (i % 7 == 0 ? 1 : i % 100) + ",m"
                        + i % 300 + "|m" + i % 11 + ",1,0.01");
        Files.writeString(
                file,
                "event_id,occurred_at,event_type,user_id,model_ids,quantity,amount\n"
                        + String.join("\n", rows.toList()));
        var zone = BusinessZone.DEFAULT;
        var rules = new UsageRules(
                Set.of(UsageRules.Exclusion.values()),
                new TreeMap<>(Map.of(EventType.GENERATION, 50L)),
                new UsageRules.Attribution(new TreeMap<>(Map.of("lora", new BigDecimal("0.25"))), BigDecimal.ONE));
        return new Delivery(
                DAY,
                zone.startOf(DAY),
                zone.startOf(DAY.plusDays(1)),
                List.of(new DeliveredFile(file, "day.csv", Format.CSV)),
                catalog(),
                rules);
    }

    private static Snapshot catalog() {
        var creators = Map.of("c", new Creator("c", "c", Creator.Status.ACTIVE, null, Map.of()));
        var models = new HashMap<String, Model>();
        for (var i = 0; i < 300; i++) {
            models.put(
                    "m" + i,
                    new Model(
                            "m" + i,
                            "c",
                            "",
                            "lora",
                            null,
                            true,
                            false,
                            null,
                            Model.Status.LISTED,
                            List.of(),
                            Map.of()));
        }
        return new Snapshot(DAY, "", creators, models, Set.of());
    }
}
