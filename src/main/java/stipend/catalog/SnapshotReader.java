package stipend.catalog;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.delivery.CellType;
import stipend.delivery.CsvTable;
import stipend.delivery.Sha256;
import stipend.fault.InputFault;

/** Reads one snapshot's three files; reference data must be clean, so the first fault stops, with file and row. */
final class SnapshotReader {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final List<String> CREATOR = List.of("creator_id", "display_name", "status", "joined_on");
    private static final List<String> MODEL = List.of(
            "model_id",
            "creator_id",
            "name",
            "type",
            "vertical",
            "commercial_use",
            "exclusive",
            "published_on",
            "status",
            "splits");

    private final String name;
    private final Path folder;
    private final Declared declared;
    private final Map<String, Creator> creators = new HashMap<>();
    private final Map<String, Model> models = new HashMap<>();
    private final Set<String> blocked = new HashSet<>();

    SnapshotReader(String name, Path folder, Declared declared) {
        this.name = name;
        this.folder = folder;
        this.declared = declared;
    }

    /** @throws InputFault if a file is wrong, or was written to meanwhile */
    Snapshot read(LocalDate day) {
        var before = sha256();
        read("creators.csv", with(CREATOR, declared.creator()), this::creator);
        read("models.csv", with(MODEL, declared.model()), this::model);
        if (Files.exists(folder.resolve("blocked_users.csv"), LinkOption.NOFOLLOW_LINKS)) {
            read("blocked_users.csv", List.of("user_id"), this::blockedUser);
        }
        if (!sha256().equals(before)) {
            throw InputFault.in(name, "changed while it was read; give the command again when it is delivered");
        }
        return new Snapshot(day, before, creators, models, blocked);
    }

    private static List<String> with(List<String> columns, SortedMap<String, CellType> declared) {
        return Stream.concat(columns.stream(), declared.keySet().stream()).toList();
    }

    private void read(String file, List<String> columns, Consumer<CsvTable.Row> consumer) {
        CsvTable.read(folder.resolve(file), name + "/" + file, columns, consumer);
    }

    /** Over the files that are there; of those that cannot be read, {@link #read} says why. */
    String sha256() {
        var files = new ArrayList<Path>();
        for (var file : List.of("blocked_users.csv", "creators.csv", "models.csv")) {
            if (Files.isRegularFile(folder.resolve(file)) && Files.isReadable(folder.resolve(file))) {
                files.add(folder.resolve(file));
            }
        }
        return Sha256.ofFiles(files);
    }

    private void creator(CsvTable.Row row) {
        var id = id(row, "creator_id");
        var status = switch (row.required("status")) {
            case "active" -> Creator.Status.ACTIVE;
            case "suspended" -> Creator.Status.SUSPENDED;
            case "banned" -> Creator.Status.BANNED;
            default -> throw row.fault("status", "is none of active, suspended, banned");
        };
        var creator = new Creator(
                id, row.text("display_name"), status, date(row, "joined_on"), cells(row, declared.creator()));
        if (creators.put(id, creator) != null) {
            throw row.fault("creator_id", "\"" + id + "\" stands twice");
        }
    }

    private void model(CsvTable.Row row) {
        var id = id(row, "model_id");
        var status = switch (row.required("status")) {
            case "listed" -> Model.Status.LISTED;
            case "delisted" -> Model.Status.DELISTED;
            default -> throw row.fault("status", "is neither listed nor delisted");
        };
        var model = new Model(
                id,
                knownCreator(row, "creator_id", id(row, "creator_id")),
                row.text("name"),
                row.required("type"),
                row.textOrNull("vertical"),
                flag(row, "commercial_use"),
                flag(row, "exclusive"),
                date(row, "published_on"),
                status,
                splits(row),
                cells(row, declared.model()));
        if (models.put(id, model) != null) {
            throw row.fault("model_id", "\"" + id + "\" stands twice");
        }
    }

    private void blockedUser(CsvTable.Row row) {
        if (!blocked.add(id(row, "user_id"))) {
            throw row.fault("user_id", "\"" + row.text("user_id") + "\" stands twice");
        }
    }

    private List<Model.Split> splits(CsvTable.Row row) {
        var text = row.text("splits");
        if (text.isEmpty()) {
            return List.of();
        }
        var splits = new ArrayList<Model.Split>();
        var sum = BigDecimal.ZERO;
        for (var part : text.split("\\|", -1)) {
            var split = split(row, part);
            if (splits.stream().anyMatch(s -> s.creatorId().equals(split.creatorId()))) {
                throw row.fault("splits", "creator \"" + split.creatorId() + "\" stands twice");
            }
            splits.add(split);
            sum = sum.add(split.percent());
        }
        if (sum.compareTo(HUNDRED) != 0) {
            throw row.fault("splits", "the percents sum to " + sum.toPlainString() + ", not 100");
        }
        return List.copyOf(splits);
    }

    private Model.Split split(CsvTable.Row row, String part) {
        var colon = part.lastIndexOf(':');
        if (colon < 1 || !part.substring(colon + 1).matches("[0-9]{1,3}(\\.[0-9]{1,4}0*)?")) {
            throw row.fault("splits", "\"" + part + "\" is not creator:percent with at most 4 decimals");
        }
        var creator = knownCreator(row, "splits", part.substring(0, colon));
        return new Model.Split(creator, new BigDecimal(part.substring(colon + 1)));
    }

    private String knownCreator(CsvTable.Row row, String column, String creatorId) {
        if (!creators.containsKey(creatorId)) {
            throw row.fault(column, "creator \"" + creatorId + "\" is not in creators.csv");
        }
        return creatorId;
    }

    private static String id(CsvTable.Row row, String column) {
        var id = row.required(column);
        if (id.codePoints().anyMatch(c -> c == '|' || Character.getType(c) == Character.CONTROL)) {
            throw row.fault(column, "an id holds no | and no control character");
        }
        return id;
    }

    /** The cells of declared columns that are not empty. */
    private static Map<String, Object> cells(CsvTable.Row row, SortedMap<String, CellType> columns) {
        var cells = new HashMap<String, Object>();
        columns.forEach((column, type) -> {
            var text = row.text(column);
            if (!text.isEmpty()) {
                cells.put(
                        column,
                        type.parse(text)
                                .orElseThrow(() -> row.fault(
                                        column,
                                        "is declared " + type.word() + " by the rules and must be " + type.wanted())));
            }
        });
        return Map.copyOf(cells);
    }

    private static boolean flag(CsvTable.Row row, String column) {
        return switch (row.text(column)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw row.fault(column, "is neither true nor false");
        };
    }

    private static @Nullable LocalDate date(CsvTable.Row row, String column) {
        var text = row.text(column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw row.fault(column, "\"" + text + "\" is not a day, as 2024-02-01");
        }
    }
}
