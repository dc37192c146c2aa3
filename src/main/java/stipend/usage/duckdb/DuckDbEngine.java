package stipend.usage.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import stipend.fault.WorkFault;
import stipend.rules.Measure;
import stipend.usage.MonthUsage;
import stipend.usage.Room;
import stipend.usage.UsageEngine;

/** Counts with DuckDB inside this process. */
public final class DuckDbEngine implements UsageEngine {
    private final Supplier<? extends Room> rooms;
    private final Memory memory;

    /** @param rooms for what memory cannot hold; each counting has its own */
    public DuckDbEngine(Supplier<? extends Room> rooms, Memory memory) {
        this.rooms = rooms;
        this.memory = memory;
    }

    /** In a folder that stays, made when missing, and with the usual memory. */
    public DuckDbEngine(Path folder) {
        this(folder, Memory.of(null));
    }

    /** In a folder that stays, made when missing. */
    public DuckDbEngine(Path folder, Memory memory) {
        this(() -> new Lasting(folder), memory);
    }

    private record Lasting(Path folder) implements Room {
        Lasting {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new WorkFault(folder + ": cannot be made (" + e.getMessage() + ")");
            }
        }

        @Override
        public void close() {
            // what comes next works there, too
        }
    }

    @Override
    public CountedUsage count(Delivery delivery) {
        var duck = isLarge(delivery) ? DuckDb.inFile(rooms.get(), memory) : DuckDb.inMemory(rooms.get(), memory);
        try {
            return new DayCounting(duck, memory.threads(), delivery).count();
        } catch (RuntimeException | Error e) {
            duck.close();
            throw e;
        }
    }

    /** Its rows need up to four times as much as its files. */
    private boolean isLarge(Delivery delivery) {
        return delivery.files().stream()
                        .mapToLong(file -> file.path().toFile().length())
                        .sum()
                > memory.mebibytes() << 20;
    }

    @Override
    public MonthUsage sum(List<Path> facts, SortedMap<String, Measure> measures) {
        if (facts.isEmpty()) {
            return new MonthUsage(List.of(), List.of());
        }
        try (var duck = DuckDb.inMemory(rooms.get(), memory)) {
            return sum(duck, facts.stream().map(DuckDb::file).collect(Collectors.joining(", ")), measures);
        }
    }

    private static MonthUsage sum(DuckDb duck, String files, SortedMap<String, Measure> measures) {
        try {
            duck.run("month_facts", Map.of("facts", files));
            var measured = MonthMeasures.of(duck, measures);
            var models = new ArrayList<MonthUsage.ModelUsage>();
            duck.forEach(
                    DuckDb.text("month_models", Map.of()),
                    row -> models.add(new MonthUsage.ModelUsage(
                            DailyRows.read(row),
                            row.getLong(10),
                            row.getInt(11),
                            measured.of(row.getString(1), row.getString(2)))));
            var creators = new ArrayList<MonthUsage.CreatorUsage>();
            duck.forEach(
                    DuckDb.text("month_creators", Map.of()),
                    row -> creators.add(new MonthUsage.CreatorUsage(
                            row.getString(1), row.getLong(2), row.getInt(3), measured.of(row.getString(1)))));
            return new MonthUsage(models, creators);
        } catch (SQLException e) {
            throw duck.failed(e);
        }
    }
}
