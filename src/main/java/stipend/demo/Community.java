package stipend.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The invented community: who is in it, what they made, and what changed in the catalog during the month. */
final class Community {
    static final int CREATORS = 25;
    static final int MODELS = 97;
    static final List<String> BLOCKED_USERS = List.of("u0404", "u0777");

    private static final long SEED = 20240201;
    private static final int CREATORS_AT_FIRST = 23;
    private static final int MODELS_AT_FIRST = 86;
    private static final List<String> VERTICALS = List.of(
            "anime", "portrait", "interior", "architecture", "industrial", "landscape", "fashion", "food", "game");
    private static final List<String> TYPES = List.of(
            "checkpoint", "lora", "lora", "embedding", "lora", "lora", "checkpoint", "lora", "controlnet", "lora");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Creator> creators =
            IntStream.rangeClosed(1, CREATORS).mapToObj(this::creator).toList();
    private final List<Model> models =
            IntStream.rangeClosed(1, MODELS).mapToObj(this::model).toList();
    private final List<Snapshot> snapshots = changes();

    List<Creator> creators() {
        return creators;
    }

    List<Snapshot> snapshots() {
        return snapshots;
    }

    Snapshot inForceOn(LocalDate day) {
        return snapshots.stream()
                .filter(snapshot -> !snapshot.day().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** What happens to the catalog, snapshot by snapshot. */
    private List<Snapshot> changes() {
        var first = new Snapshot(
                LocalDate.of(2024, 1, 28),
                creators.subList(0, CREATORS_AT_FIRST),
                changed(
                        models.subList(0, MODELS_AT_FIRST),
                        Map.of(
                                "m020", model -> model.sharedBy(model.creatorId() + ":60|c04:40"),
                                "m033", model -> model.sharedBy("c01:33.3333|c02:33.3333|c06:33.3334"))),
                List.of());
        var newcomers = next(
                first, LocalDate.of(2024, 2, 8), 91, List.of("u0404"), Map.of("m012", model -> model.ownedBy("c05")));
        var moderated = next(
                newcomers,
                LocalDate.of(2024, 2, 16),
                94,
                BLOCKED_USERS,
                Map.of(
                        "m030", Model::delisted,
                        "m005", Model::madeExclusive));
        var suspended = new Snapshot(
                moderated.day(),
                moderated.creators().stream()
                        .map(creator -> creator.id().equals("c19") ? creator.suspended() : creator)
                        .toList(),
                moderated.models(),
                moderated.blockedUsers());
        return List.of(
                first,
                newcomers,
                suspended,
                next(suspended, LocalDate.of(2024, 2, 25), MODELS, BLOCKED_USERS, Map.of()));
    }

    private Snapshot next(
            Snapshot before,
            LocalDate day,
            int modelsByThen,
            List<String> blocked,
            Map<String, UnaryOperator<Model>> changes) {
        var members = new ArrayList<>(before.creators());
        members.addAll(creators.subList(members.size(), CREATORS));
        var works = new ArrayList<>(changed(before.models(), changes));
        works.addAll(models.subList(works.size(), modelsByThen));
        return new Snapshot(day, List.copyOf(members), List.copyOf(works), blocked);
    }

    private static List<Model> changed(List<Model> models, Map<String, UnaryOperator<Model>> changes) {
        return models.stream()
                .map(model -> changes.getOrDefault(model.id(), UnaryOperator.identity())
                        .apply(model))
                .toList();
    }

    private Creator creator(int number) {
        var joined = number == 14
                ? ""
                : number > CREATORS_AT_FIRST
                        ? "2024-02-0" + (number - CREATORS_AT_FIRST + 2)
                        : LocalDate.of(2022, 3, 1).plusDays(random.nextInt(600)).toString();
        return new Creator(creatorId(number), Names.ofCreator(number), "active", joined);
    }

    static String creatorId(int number) {
        return "c" + padded(number, 2);
    }

    private Model model(int number) {
        return new Model(
                modelId(number),
                creatorId(ownerOf(number)),
                Names.ofModel(number, random),
                TYPES.get(number % TYPES.size()),
                number == 44 ? "" : VERTICALS.get(random.nextInt(VERTICALS.size())),
                random.nextInt(10) < 7,
                random.nextInt(10) < 3,
                publishedOn(number),
                "listed",
                "");
    }

    /** Two ids that a careless spreadsheet would turn into numbers. */
    static String modelId(int number) {
        return switch (number) {
            case 7 -> "007";
            case 15 -> "1e5";
            default -> "m" + padded(number, 3);
        };
    }

    /** Everybody has a model, a few have many; the two newcomers begin with the first models of February. */
    private int ownerOf(int number) {
        if (number <= CREATORS_AT_FIRST) {
            return number;
        }
        if (number == MODELS_AT_FIRST + 1 || number == MODELS_AT_FIRST + 2) {
            return number - MODELS_AT_FIRST + CREATORS_AT_FIRST;
        }
        return 1 + Math.min(random.nextInt(CREATORS_AT_FIRST), random.nextInt(CREATORS_AT_FIRST));
    }

    private String publishedOn(int number) {
        if (number == 61) {
            return "";
        }
        var first = number <= MODELS_AT_FIRST ? LocalDate.of(2023, 1, 5) : LocalDate.of(2024, 2, 1);
        return first.plusDays(random.nextInt(number <= MODELS_AT_FIRST ? 380 : 7))
                .toString();
    }

    static String padded(long number, int digits) {
        return "0".repeat(Math.max(0, digits - Long.toString(number).length())) + number;
    }
}
