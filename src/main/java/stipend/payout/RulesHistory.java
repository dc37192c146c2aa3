package stipend.payout;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import stipend.rules.Announcement;
import stipend.rules.RulesVersion;
import stipend.text.CodePoints;

/** Every rules file that is there, was announced or paid: a file is its bytes, so a changed one is another (SPEC §4). */
public record RulesHistory(List<Version> versions) {
    /** What a file is now. */
    public enum State {
        /** In the folder, and nobody was told. */
        DRAFT,
        /** Creators were told; its month has not begun. */
        ANNOUNCED,
        /** Governs the month we are in. */
        IN_FORCE,
        /** Neither in the future nor in force, and no signed run was computed by it. */
        PAST,
        /** A signed run was computed by it: for those months it cannot change. */
        FROZEN,
        /** Was announced, and is in the folder no more, or not as it was. */
        CHANGED
    }

    /**
     * One file.
     *
     * @param paid the months whose signed run was computed by it
     * @param here whether it is in the folder
     */
    public record Version(
            YearMonth from,
            String file,
            String sha256,
            String title,
            State state,
            boolean here,
            Optional<Announcement> announced,
            SortedSet<YearMonth> paid) {}

    /**
     * Puts together what is known, in the order in which the files apply.
     *
     * @param folder the files that are there
     * @param today the month we are in
     */
    public static RulesHistory of(
            List<RulesVersion> folder, List<Announcement> announced, List<PayoutRun> runs, YearMonth today) {
        var known = new ArrayList<>(folder);
        announced.stream()
                .map(one -> new RulesVersion(one.from(), one.file(), one.sha256(), one.title()))
                .forEach(known::add);
        signed(runs).map(RulesHistory::version).forEach(known::add);
        var inForce = folder.stream()
                .map(RulesVersion::from)
                .filter(from -> !from.isAfter(today))
                .max(Comparator.naturalOrder());
        return new RulesHistory(distinct(known).stream()
                .map(version -> one(version, folder, announced, runs, today, inForce))
                .sorted(Comparator.comparing(Version::from)
                        .thenComparing(Version::here)
                        .thenComparing(Version::file, CodePoints.ORDER))
                .toList());
    }

    private static Stream<PayoutRun> signed(List<PayoutRun> runs) {
        return runs.stream().filter(run -> run instanceof PayoutRun.Signed);
    }

    /** Of a file that only a run remembers, the first month that it paid stands for the one it began with. */
    private static RulesVersion version(PayoutRun run) {
        return new RulesVersion(
                run.id().month(),
                run.rules().file(),
                run.rules().sha256(),
                run.rules().title());
    }

    private static List<RulesVersion> distinct(List<RulesVersion> known) {
        var distinct = new ArrayList<RulesVersion>();
        for (var version : known) {
            if (distinct.stream().noneMatch(one -> one.sha256().equals(version.sha256()))) {
                distinct.add(version);
            }
        }
        return distinct;
    }

    private static Version one(
            RulesVersion version,
            List<RulesVersion> folder,
            List<Announcement> announced,
            List<PayoutRun> runs,
            YearMonth today,
            Optional<YearMonth> inForce) {
        var told = announced.stream()
                .filter(one -> one.sha256().equals(version.sha256()))
                .findFirst();
        var paid = new TreeSet<YearMonth>();
        signed(runs)
                .filter(run -> run.rules().sha256().equals(version.sha256()))
                .forEach(run -> paid.add(run.id().month()));
        boolean here = folder.stream().anyMatch(one -> one.sha256().equals(version.sha256()));
        return new Version(
                version.from(),
                version.file(),
                version.sha256(),
                version.title(),
                state(version, !paid.isEmpty(), here, told.isPresent(), today, inForce),
                here,
                told,
                paid);
    }

    private static State state(
            RulesVersion version,
            boolean paid,
            boolean here,
            boolean told,
            YearMonth today,
            Optional<YearMonth> inForce) {
        if (paid) {
            return State.FROZEN;
        }
        if (!here) {
            return State.CHANGED;
        }
        if (version.from().isAfter(today)) {
            return told ? State.ANNOUNCED : State.DRAFT;
        }
        return inForce.equals(Optional.of(version.from())) ? State.IN_FORCE : State.PAST;
    }
}
