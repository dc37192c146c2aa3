package stipend.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** One day's deliveries: three of the five senders, each with its share of the events, retries and dirt. */
final class DemoDay {
    private static final int SENDERS_A_DAY = 3;
    private static final int USERS = 1200;
    private static final String BOT = "u0042";

    /** On these days somebody lets a machine press the button, more often than any cap would count. */
    private static final List<Integer> BOT_DAYS = List.of(5, 6, 20);

    private final LocalDate day;
    private final SplittableRandom random;
    private final Shelf checkpoints;
    private final Shelf addOns;
    private final Shelf everything;
    private final List<Event> events = new ArrayList<>();

    record File(String name, Format format, List<Delivered> rows) {}

    DemoDay(LocalDate day, Snapshot catalog) {
        this.day = day;
        this.random = new SplittableRandom(day.toEpochDay());
        var listed = catalog.listedModels();
        this.checkpoints = new Shelf(listed.stream()
                .filter(model -> model.type().equals("checkpoint"))
                .toList());
        this.addOns = new Shelf(listed.stream()
                .filter(model -> !model.type().equals("checkpoint"))
                .toList());
        this.everything = new Shelf(listed);
    }

    List<File> files() {
        peopleUseModels();
        creatorsTryTheirOwn();
        blockedUsersCarryOn();
        aBotPressesTheButton();
        modelsAreNamedThatNobodyKnows();
        events.sort(Comparator.comparing(Event::at));
        return delivered();
    }

    private void peopleUseModels() {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        var count = (weekend ? 1120 : 980) + random.nextInt(80);
        for (int i = 0; i < count; i++) {
            var user = user();
            var dice = random.nextInt(100);
            if (dice < 68) {
                generation(user, madeWith());
            } else {
                other(dice < 86 ? "view" : dice < 95 ? "download" : "like", user);
            }
        }
    }

    private void creatorsTryTheirOwn() {
        for (int i = 0; i < 6; i++) {
            var own = everything.pick(random);
            generation(
                    own.creatorId(),
                    new TreeSet<>(List.of(own.id(), checkpoints.pick(random).id()))
                            .stream().toList());
        }
    }

    private void blockedUsersCarryOn() {
        for (var user : Community.BLOCKED_USERS) {
            IntStream.range(0, 2 + random.nextInt(4)).forEach(i -> generation(user, madeWith()));
        }
    }

    private void aBotPressesTheButton() {
        if (BOT_DAYS.contains(day.getDayOfMonth())) {
            IntStream.range(0, 75).forEach(i -> generation(BOT, List.of(Community.modelId(1))));
        }
    }

    private void modelsAreNamedThatNobodyKnows() {
        generation(user(), List.of(checkpoints.pick(random).id(), "m-of-another-site"));
        generation(user(), List.of("m-taken-down-long-ago"));
    }

    private void generation(String user, List<String> models) {
        var images = List.of(1, 1, 2, 4).get(random.nextInt(4));
        var free = random.nextInt(10) < 4;
        var micros = free ? 0 : images * (20_000L + 5_000L * random.nextInt(20)) + (random.nextInt(20) == 0 ? 1 : 0);
        add("generation", user, models, images, micros);
    }

    private void other(String type, String user) {
        var model = everything.pick(random);
        var bought = type.equals("download") && random.nextInt(8) == 0;
        add(type, user, List.of(model.id()), 1, bought ? 990_000L * (1 + random.nextInt(5)) : 0);
    }

    private void add(String type, String user, List<String> models, int quantity, long micros) {
        var id = "e" + Community.padded(day.getDayOfMonth(), 2) + "-" + Community.padded(events.size(), 5);
        events.add(new Event(id, moment(), type, user, models, quantity, micros));
    }

    /** A checkpoint, and mostly one or two things put on top of it. */
    private List<String> madeWith() {
        var models = new ArrayList<String>();
        models.add(checkpoints.pick(random).id());
        IntStream.range(0, List.of(0, 1, 1, 2, 3).get(random.nextInt(5)))
                .forEach(i -> models.add(addOns.pick(random).id()));
        return models;
    }

    /** Few people by night, many in the evening; to the millisecond. */
    private Instant moment() {
        var second = Math.max(random.nextInt(86_400), random.nextInt(86_400));
        return DemoData.ZONE.startOf(day).plusSeconds(second).plusMillis(random.nextInt(1000));
    }

    /** A few users are busy, most come now and then. */
    private String user() {
        var number = 1 + Math.min(random.nextInt(USERS), random.nextInt(USERS));
        return "u" + Community.padded(number, 4);
    }

    private List<File> delivered() {
        var shares = new EnumMap<Format, List<Delivered>>(Format.class);
        for (int i = 0; i < SENDERS_A_DAY; i++) {
            shares.put(Format.values()[(day.getDayOfMonth() + i) % Format.values().length], new ArrayList<>());
        }
        var senders = List.copyOf(shares.keySet());
        for (var event : events) {
            var sender = senders.get(random.nextInt(senders.size()));
            into(shares, sender).add(event.spelled(random));
            if (random.nextInt(150) == 0) {
                into(shares, senders.get(random.nextInt(senders.size())))
                        .add(again(event, into(shares, sender).getLast()));
            }
        }
        strewDirt(shares);
        return shares.entrySet().stream()
                .map(share -> new File(share.getKey().fileName(), share.getKey(), share.getValue()))
                .toList();
    }

    /** A sender that saw no answer sends once more: the same row, the same event in other words, or a corrected one. */
    private Delivered again(Event event, Delivered sent) {
        return switch (random.nextInt(3)) {
            case 0 -> sent;
            case 1 -> event.spelledOtherwise();
            default -> event.later().spelled(random);
        };
    }

    /** Two kinds of dirt a day, each kind on nine days or more; only text can be dirty. */
    private void strewDirt(Map<Format, List<Delivered>> shares) {
        var texts = shares.keySet().stream()
                .filter(format -> format != Format.PARQUET)
                .toList();
        for (int i = 0; i < 2; i++) {
            var kind = Dirt.values()[(day.getDayOfMonth() * 2 + i) % Dirt.values().length];
            var rows = into(shares, texts.get(random.nextInt(texts.size())));
            var id = "e" + Community.padded(day.getDayOfMonth(), 2) + "-dirt" + i;
            var clean = new Event(id, moment(), "generation", user(), madeWith(), 1, 50_000);
            rows.add(random.nextInt(rows.size()), kind.of(clean, day, random));
        }
    }

    private static List<Delivered> into(Map<Format, List<Delivered>> shares, Format format) {
        return shares.computeIfAbsent(format, unused -> new ArrayList<>());
    }
}
