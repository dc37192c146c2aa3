package stipend.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import stipend.delivery.Unreadable;
import stipend.fault.InputFault;
import stipend.period.Days;

/**
 * DATA/catalog as it is listed at one moment: full snapshots in folders named by the day they are of (SPEC §1). A snapshot
 * read once is kept.
 */
public final class CatalogFolder {
    private final Path folder;
    private final NavigableMap<LocalDate, Path> days;
    private final NavigableMap<LocalDate, Snapshot> read = new TreeMap<>();
    private final LastRead last;
    private final Declared declared;

    /** Lists the snapshots below {@code data/catalog}; without that folder there are none. */
    public CatalogFolder(Path data) {
        this(data, new LastRead());
    }

    CatalogFolder(Path data, LastRead last) {
        this.folder = data.resolve("catalog");
        this.days = list(folder);
        this.last = last;
        this.declared = Declared.NONE;
    }

    private CatalogFolder(CatalogFolder same, Declared declared) {
        this.folder = same.folder;
        this.days = same.days;
        this.last = same.last;
        this.declared = declared;
    }

    /** The same snapshots, read with declared columns, which each of them must have. */
    public CatalogFolder with(Declared columns) {
        return columns.equals(declared) ? this : new CatalogFolder(this, columns);
    }

    /** The newest snapshot dated on the day or before it; none if all are later. */
    public Optional<Snapshot> inForce(LocalDate day) {
        return dayInForce(day).map(this::read);
    }

    /** That snapshot's date. */
    public Optional<LocalDate> dayInForce(LocalDate day) {
        return Optional.ofNullable(days.floorKey(day));
    }

    /** The creator in the newest snapshot up to the day that has him. */
    public Optional<Creator> lastWith(String creatorId, LocalDate day) {
        return days.headMap(day, true).descendingKeySet().stream()
                .map(this::read)
                .flatMap(snapshot -> Optional.ofNullable(snapshot.creators().get(creatorId)).stream())
                .findFirst();
    }

    /** The snapshots in force during the month, each with the number of the month's days it was in force. */
    public SortedMap<LocalDate, Integer> daysInForce(YearMonth month) {
        var inForce = new TreeMap<LocalDate, Integer>();
        for (var day : Days.of(month)) {
            var newest = days.floorKey(day);
            if (newest != null) {
                inForce.merge(newest, 1, Integer::sum);
            }
        }
        return inForce;
    }

    /** The snapshot of exactly this day. */
    public Snapshot read(LocalDate day) {
        return read.computeIfAbsent(day, d -> last.read(d, Objects.requireNonNull(days.get(d)), declared));
    }

    /** Forgets what was read, all but the newest snapshot: a night reads days in order. */
    public void keepNewest() {
        if (read.size() > 1) {
            read.headMap(read.lastKey(), false).clear();
        }
    }

    private static NavigableMap<LocalDate, Path> list(Path folder) {
        var days = new TreeMap<LocalDate, Path>();
        if (!Files.isDirectory(folder)) {
            return days;
        }
        try (var entries = Files.list(folder)) {
            entries.filter(CatalogFolder::isSnapshot)
                    .forEach(entry -> days.put(date(entry.getFileName().toString()), entry));
        } catch (IOException e) {
            throw InputFault.in("catalog", "cannot be listed (" + Unreadable.reason(e) + ")");
        }
        return days;
    }

    private static boolean isSnapshot(Path entry) {
        var name = entry.getFileName().toString();
        if (Files.isDirectory(entry)) {
            return Character.isDigit(name.charAt(0));
        }
        if (name.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw InputFault.in(
                    "catalog/" + name, "is no folder that can be read; an older catalog would stay in force");
        }
        return false;
    }

    private static LocalDate date(String name) {
        try {
            return LocalDate.parse(name);
        } catch (DateTimeParseException e) {
            throw InputFault.in("catalog/" + name, "a snapshot's folder is named by its day, as 2024-02-01; rename it");
        }
    }

    @Override
    public String toString() {
        return folder + " with " + days.size() + " snapshots";
    }
}
