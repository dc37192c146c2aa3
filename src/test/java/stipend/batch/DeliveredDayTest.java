package stipend.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.catalog.CatalogFolder;
import stipend.fault.InputFault;
import stipend.period.BusinessZone;
import stipend.rules.Measure;
import stipend.rules.UsageRules;
import stipend.usage.MonthUsage;
import stipend.usage.UsageEngine;
import stipend.usage.duckdb.DuckDbEngine;

/** A file that somebody goes on writing while it is counted. */
class DeliveredDayTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final BusinessZone ZONE = BusinessZone.DEFAULT;

    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void deliver() throws IOException {
        var catalog = Files.createDirectories(home.resolve("catalog/2024-03-01"));
        Files.writeString(
                catalog.resolve("creators.csv"),
                "creator_id,display_name,status,joined_on\nann,Ann,active,2023-01-01\n");
        Files.writeString(catalog.resolve("models.csv"), """
            model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits
            m1,ann,First,checkpoint,interior,true,false,2023-01-01,listed,
            """);
        file = Files.createDirectories(home.resolve("usage/2024-03-01")).resolve("a.csv");
        Files.writeString(file, "event_id,occurred_at,event_type,user_id,model_ids\n" + row(1));
    }

    private static String row(int event) {
        return "e" + event + ",2024-03-01T10:00:00+08:00,generation,u1,m1\n";
    }

    private DeliveredDay day() {
        return DeliveredDay.of(home, DAY, new CatalogFolder(home), UsageRules.DEFAULT);
    }

    @Test
    void isCountedWhereNobodyWrites() {
        try (var counted = day().count(engine(), ZONE)) {
            assertThat(counted.rowsByFile()).containsExactly(1L);
        }
    }

    @Test
    void isRefusedWhereAFileGrowsWhileItIsRead() {
        assertThatThrownBy(() -> day().count(meanwhile(() -> write(row(2))), ZONE))
                .isInstanceOf(InputFault.class)
                .hasMessage("usage/2024-03-01/a.csv: changed while it was read; count the day again");
    }

    @Test
    void isRefusedWhereAFileChangesWithinItsLength() {
        assertThatThrownBy(() -> day().count(meanwhile(this::anotherEvent), ZONE))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("changed while it was read");
    }

    private void anotherEvent() {
        try {
            Files.writeString(file, Files.readString(file).replace("e1,", "e9,"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String row) {
        try {
            Files.writeString(file, row, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UsageEngine engine() {
        return new DuckDbEngine(home.resolve("spill"));
    }

    /** The engine, beside which somebody writes. */
    private UsageEngine meanwhile(Runnable writing) {
        var engine = engine();
        return new UsageEngine() {
            @Override
            public CountedUsage count(Delivery delivery) {
                writing.run();
                return engine.count(delivery);
            }

            @Override
            public MonthUsage sum(List<Path> facts, SortedMap<String, Measure> measures) {
                return engine.sum(facts, measures);
            }
        };
    }
}
