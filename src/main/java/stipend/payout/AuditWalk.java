package stipend.payout;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.award.AwardBook;
import stipend.ledger.Account;
import stipend.ledger.Account.Part;
import stipend.ledger.Entry;
import stipend.ledger.Kind;
import stipend.ledger.Ledger;
import stipend.ledger.PostedEntry;
import stipend.ledger.Verdict;
import stipend.payout.Audit.BrokenEntry;
import stipend.payout.Audit.BrokenRun;
import stipend.payout.RunArchive.ArchivedRun;

/**
 * One walk over the entries beside the runs. A run is posted in one transaction, so its entries stand together; of the
 * runs that stand, an earlier month's come first.
 */
final class AuditWalk {
    private static final int PAGE = 2_000;
    private static final Pattern OF_RUN = Pattern.compile("(\\d{4}-\\d{2})/(\\d{1,4})\\|.*", Pattern.DOTALL);

    private final Ledger ledger;
    private final RunArchive archive;
    private final AwardBook awards;
    private final Map<RunId, ArchivedRun> runs;
    private final Map<RunId, Integer> postings = new HashMap<>();
    private final Map<RunId, Map<String, Entry>> returns = new HashMap<>();
    private final Map<Currency, Map<String, BigDecimal>> payable = new HashMap<>();
    private Awaited awaited = new Awaited(null, new LinkedHashMap<>());
    private long lines;

    /** The entries of a run that have to come next. */
    private record Awaited(@Nullable RunId run, Map<String, Entry> entries) {}

    AuditWalk(Ledger ledger, RunArchive archive, AwardBook awards) {
        this.ledger = ledger;
        this.archive = archive;
        this.awards = awards;
        this.runs = archive.all().stream()
                .collect(Collectors.toMap(ArchivedRun::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    Audit audit() {
        return switch (ledger.verify()) {
            case Verdict.Broken broken -> new BrokenEntry(broken.entryId(), broken.what());
            case Verdict.Sound sound ->
                first(this::readableFault)
                        .or(() -> entries(sound.entries()))
                        .or(this::missing)
                        .or(() -> first(this::unposted))
                        .or(() -> first(this::unreturned))
                        .or(() -> first(this::taxFault))
                        .orElseGet(() -> sound(sound));
        };
    }

    private Audit sound(Verdict.Sound sound) {
        int balances = sound.balances().values().stream().mapToInt(Map::size).sum();
        long approved = runs.values().stream().filter(ArchivedRun::approved).count();
        return new Audit.Sound(sound.entries(), sound.headHash(), balances, Math.toIntExact(approved), lines);
    }

    private Optional<Audit> first(Function<ArchivedRun, Optional<Audit>> check) {
        return runs.values().stream().map(check).flatMap(Optional::stream).findFirst();
    }

    private Optional<Audit> readableFault(ArchivedRun run) {
        try {
            return figureFault(run);
        } catch (ArithmeticException | IllegalArgumentException | DateTimeException e) {
            return Optional.of(new BrokenRun(run.id(), null, "holds what cannot be read: " + e.getMessage()));
        }
    }

    private Optional<Audit> figureFault(ArchivedRun run) {
        var figures = figures(run);
        lines += run.approved() ? figures.lines().size() : 0;
        var own = figures.ownFault();
        return own.isPresent() || !run.stands()
                ? own
                : figures.awardFault(awards.lines(run.id().month()));
    }

    private Optional<Audit> taxFault(ArchivedRun run) {
        return run.stands()
                ? figures(run)
                        .taxFault(
                                archive.taxed(run),
                                LedgerView.paidBefore(ledger, run.id().month(), run.currency()))
                : Optional.empty();
    }

    private RunFigures figures(ArchivedRun run) {
        return new RunFigures(run, archive.lines(run), archive.items(run), archive.held(run));
    }

    private Optional<Audit> entries(long last) {
        for (long id = 0; id < last; ) {
            for (var posted : ledger.after(id, PAGE)) {
                var fault = fault(posted);
                if (fault.isPresent()) {
                    return fault;
                }
                id = posted.id();
            }
        }
        return Optional.empty();
    }

    private Optional<Audit> fault(PostedEntry posted) {
        var run = runOf(posted.entry().key());
        if (!awaited.entries().isEmpty() && !run.equals(Optional.ofNullable(awaited.run()))) {
            return missing();
        }
        var fault = run.flatMap(id -> ofRun(id, posted));
        take(posted.entry());
        return fault;
    }

    private static Optional<RunId> runOf(String key) {
        var run = OF_RUN.matcher(key);
        return run.matches()
                ? Optional.of(new RunId(YearMonth.parse(run.group(1)), Integer.parseInt(run.group(2))))
                : Optional.empty();
    }

    private Optional<Audit> ofRun(RunId id, PostedEntry posted) {
        if (posted.entry().kind() == Kind.RETURN) {
            return ofBank(id, posted);
        }
        if (awaited.entries().isEmpty()) {
            var fault = begin(id, posted);
            if (fault.isPresent()) {
                return fault;
            }
        }
        var expected = awaited.entries().remove(posted.entry().key());
        if (expected == null) {
            return Optional.of(new BrokenEntry(posted.id(), "is none of those that payout run " + id + " posts"));
        }
        return movesTheSame(expected, posted.entry())
                ? Optional.empty()
                : Optional.of(new BrokenEntry(posted.id(), "moves other money than payout run " + id + " says"));
    }

    /** What a bank sends back comes when it comes: any time after the run's own entries. */
    private Optional<Audit> ofBank(RunId id, PostedEntry posted) {
        var expected = returns(id).remove(posted.entry().key());
        return expected != null && movesTheSame(expected, posted.entry())
                ? Optional.empty()
                : Optional.of(
                        new BrokenEntry(posted.id(), "is no return that the results of payout run " + id + " say"));
    }

    private Map<String, Entry> returns(RunId id) {
        return returns.computeIfAbsent(id, _ -> {
            var run = runs.get(id);
            return run == null ? new LinkedHashMap<>() : byKey(returnsOf(run));
        });
    }

    private List<Entry> returnsOf(ArchivedRun run) {
        return archive.sentBack(run).entrySet().stream()
                .map(sent -> RunEntries.sentBack(run.id(), run.currency(), sent.getKey(), sent.getValue(), ""))
                .toList();
    }

    private Optional<Audit> unreturned(ArchivedRun run) {
        return returns(run.id()).values().stream()
                .findFirst()
                .map(entry -> new BrokenRun(run.id(), null, "its entry " + entry.key() + " is missing"));
    }

    /** Words may change from version to version; what they are about may not. */
    private static boolean movesTheSame(Entry expected, Entry posted) {
        return expected.postings().equals(posted.postings())
                && expected.kind() == posted.kind()
                && expected.month().equals(posted.month())
                && expected.currency().equals(posted.currency())
                && Objects.equals(expected.caseId(), posted.caseId());
    }

    /** A run posts once when it is approved, and once more when it is cancelled after that. */
    private Optional<Audit> begin(RunId id, PostedEntry posted) {
        var run = runs.get(id);
        int before = postings.getOrDefault(id, 0);
        if (run == null || before >= times(run)) {
            var what = run == null ? "which is not there" : "which posts nothing " + (before == 0 ? "" : "more");
            return Optional.of(new BrokenEntry(posted.id(), ("is of payout run " + id + ", " + what).strip()));
        }
        var fault = before == 0 ? beforeApproval(run) : Optional.<Audit>empty();
        postings.put(id, before + 1);
        awaited = new Awaited(id, byKey(before == 0 ? entriesOf(run) : RunEntries.reversed(entriesOf(run))));
        return fault;
    }

    private static int times(ArchivedRun run) {
        return (run.approved() ? 1 : 0) + (run.approved() && run.cancelled() ? 1 : 0);
    }

    private Optional<Audit> beforeApproval(ArchivedRun run) {
        return runs.values().stream()
                .filter(earlier -> earlier.stands()
                        && earlier.id().month().isBefore(run.id().month()))
                .map(this::unposted)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> openingFault(run));
    }

    private Optional<Audit> openingFault(ArchivedRun run) {
        return figures(run).openingFault(payable.getOrDefault(run.currency(), Map.of()));
    }

    /** A run that moves nothing posts nothing; its openings are looked at when later ones are posted. */
    private Optional<Audit> unposted(ArchivedRun run) {
        int before = postings.getOrDefault(run.id(), 0);
        if (before == times(run)) {
            return Optional.empty();
        }
        var entries = entriesOf(run);
        awaited = new Awaited(run.id(), byKey(before == 0 ? entries : RunEntries.reversed(entries)));
        postings.put(run.id(), times(run));
        return missing().or(() -> run.stands() ? openingFault(run) : Optional.empty());
    }

    /** Of what has to come next; at the end, of a chain whose tail was cut off. */
    private Optional<Audit> missing() {
        return awaited.entries().values().stream()
                .findFirst()
                .map(entry -> new BrokenRun(
                        Objects.requireNonNull(awaited.run()),
                        creator(entry),
                        "its entry " + entry.key() + " is missing"));
    }

    private static @Nullable String creator(Entry entry) {
        return entry.postings().stream()
                .map(posting -> posting.account() instanceof Account.Creator creator ? creator.id() : null)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<Entry> entriesOf(ArchivedRun run) {
        return RunEntries.of(run.id(), run.currency(), archive.items(run), archive.held(run), archive.lines(run));
    }

    private static Map<String, Entry> byKey(List<Entry> entries) {
        var byKey = new LinkedHashMap<String, Entry>();
        entries.forEach(entry -> byKey.put(entry.key(), entry));
        return byKey;
    }

    private void take(Entry entry) {
        var balances = payable.computeIfAbsent(entry.currency(), currency -> new HashMap<>());
        for (var posting : entry.postings()) {
            if (posting.account() instanceof Account.Creator(String id, Part part) && part == Part.PAYABLE) {
                balances.merge(id, posting.amount(), BigDecimal::add);
            }
        }
    }
}
