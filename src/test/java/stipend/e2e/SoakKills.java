package stipend.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import stipend.demo.DemoData;
import stipend.e2e.Killing.Victim;

/**
 * Kills nightly and monthly, the PostgreSQL below them, or their connections to it, at random moments, a hundred times and
 * more, and holds what is there after all against a run that nobody disturbed: run main. {@code -Dkills=100 -Dseed=1} are
 * its numbers, in {@code -Dbenchmark.options}.
 */
final class SoakKills {
    private static final String MONTH = DemoData.MONTH.toString();
    private static final List<String[]> COMMANDS = List.of(
            new String[] {"nightly", "--from", MONTH + "-01", "--to", Platform.lastDay(MONTH)},
            new String[] {"monthly", "--month", MONTH, "--by", "li"});
    private static final int KILLS_OF_A_COMMAND = 5;

    private final Path home;
    private final Random random;
    private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
    private int endedBefore;

    private SoakKills(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        long seed = Long.getLong("seed", 1);
        new SoakKills(Files.createTempDirectory("soak"), seed).soak(Integer.getInteger("kills", 100));
    }

    private void soak(int wanted) throws Exception {
        new DemoData().write(home.resolve("data"));
        var undisturbed = platform("undisturbed").plays(MONTH).exported(MONTH);
        for (int round = 1; kills() < wanted; round++) {
            requireSame(undisturbed, disturbed("round" + round));
            System.out.printf(
                    "round %d: %d kills of the process, %d of PostgreSQL, %d of its connections; %d had ended before;"
                            + " the same %d files%n",
                    round,
                    kills.getOrDefault(Victim.PROCESS, 0),
                    kills.getOrDefault(Victim.DATABASE, 0),
                    kills.getOrDefault(Victim.CONNECTIONS, 0),
                    endedBefore,
                    undisturbed.size());
        }
    }

    private int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Platform platform(String name) {
        var own = home.resolve(name);
        return new Platform(home.resolve("data"), Path.of("rules"), own.resolve("reports"), own.resolve("state"), null);
    }

    private SortedMap<String, String> disturbed(String name) throws Exception {
        var platform = platform(name);
        for (var command : COMMANDS) {
            killOften(new Killing(platform), command);
            platform.run(command).well();
        }
        platform.run("export", "--month", MONTH).well();
        platform.run("ledger", "verify").well();
        return platform.exported(MONTH);
    }

    private void killOften(Killing killing, String... command) throws Exception {
        for (int i = 0; i < KILLS_OF_A_COMMAND; i++) {
            var victim = Victim.values()[random.nextInt(Victim.values().length)];
            if (killing.within(500 + random.nextInt(9_000), victim, command)) {
                kills.merge(victim, 1, Integer::sum);
            } else {
                endedBefore++;
            }
        }
    }

    private static void requireSame(SortedMap<String, String> undisturbed, SortedMap<String, String> disturbed)
            throws IOException {
        if (!undisturbed.equals(disturbed)) {
            throw new IOException("not as if undisturbed: " + undisturbed + " but " + disturbed);
        }
    }
}
