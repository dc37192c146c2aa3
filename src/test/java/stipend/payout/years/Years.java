package stipend.payout.years;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stipend.payout.years.RealBooks.CNY;
import static stipend.payout.years.RealBooks.by;
import static stipend.payout.years.RealBooks.cents;
import static stipend.payout.years.RealBooks.money;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import stipend.award.Award;
import stipend.fault.InputFault;
import stipend.ledger.Account;
import stipend.payout.Adjustment;
import stipend.payout.Audit;
import stipend.payout.CaseFile.Claimed;
import stipend.payout.CaseFile.Recovery;
import stipend.payout.Hold;
import stipend.payout.HoldEnd;
import stipend.payout.OrderBook.Ordered;
import stipend.payout.Payment;
import stipend.payout.PaymentResult;
import stipend.payout.PaymentResult.Outcome;
import stipend.payout.PaymentResults;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutRun;
import stipend.payout.Restatement;
import stipend.payout.years.NaiveMonth.Line;
import stipend.payout.years.NaiveMonth.Model;
import stipend.payout.years.NaiveOrders.End;
import stipend.payout.years.NaiveOrders.PlacedHold;

/**
 * A platform to which, step by step, anything happens that a seed says; whatever is done to the real books is done to
 * the naive ones, and both must say the same, also of what is refused.
 */
final class Years {
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final List<String> CREATORS =
            IntStream.range(0, 9).mapToObj(i -> "c" + i).toList();
    private static final List<Model> MODELS = CREATORS.stream()
            .flatMap(creator -> IntStream.range(0, 3).mapToObj(i -> new Model("m-" + creator + "-" + i, creator)))
            .toList();
    private static final List<String> CASES = List.of("K1", "K2", "K3");

    private final Random random;
    private final RealBooks real;
    private final NaiveOrders orders = new NaiveOrders();
    private final NaiveBooks books = new NaiveBooks();
    private final Map<String, String> statuses = new TreeMap<>();
    private final Set<String> payees = new HashSet<>(CREATORS.subList(0, 8));
    /** The months whose run stands, as they were approved. */
    private final Map<YearMonth, NaiveMonth> standing = new TreeMap<>();
    /** Payments on their way: by run's month, then by reference. */
    private final Map<YearMonth, Map<String, Payment>> open = new TreeMap<>();

    private final Set<String> references = new HashSet<>();
    private final Map<String, Long> weights = new TreeMap<>();
    private YearMonth month = FIRST;
    private int step;

    @Nullable
    private NaiveMonth drafted;

    Years(long seed, Path folder) {
        random = new Random(seed);
        real = new RealBooks(folder);
        CREATORS.forEach(creator -> statuses.put(creator, "active"));
        MODELS.forEach(model -> weights.put(model.id(), (long) random.nextInt(6)));
        for (var id : CASES) {
            real.cases.open(id, "re-uploads", by("mei"));
            real.cases.add(id, claimed(id), by("mei"));
        }
    }

    private List<Model> modelsOf(String caseId) {
        int nth = CASES.indexOf(caseId);
        return MODELS.subList(nth * 9, nth * 9 + 9);
    }

    private List<Claimed> claimed(String caseId) {
        return modelsOf(caseId).stream()
                .map(model -> new Claimed(model.id(), model.creator(), money(100 * weight(model))))
                .toList();
    }

    private long weight(Model model) {
        return weights.get(model.id());
    }

    /** Takes so many steps in every month, then closes it, and holds the books against one another. */
    void live(int months, int stepsAMonth) {
        for (int i = 0; i < months; i++) {
            for (int j = 0; j < stepsAMonth; j++) {
                step();
            }
            close();
            assertBooksAgree();
            assertThat(audit()).isInstanceOf(Audit.Sound.class);
            drafted = null;
            month = month.plusMonths(1);
        }
        List.copyOf(open.keySet()).forEach(this::settleAll);
        assertBooksAgree();
        assertNothingIsLost();
    }

    String head() {
        return ((Audit.Sound) audit()).headHash();
    }

    int steps() {
        return step;
    }

    private Audit audit() {
        return real.runs.verify(real.awards);
    }

    private void step() {
        step++;
        switch (random.nextInt(20)) {
            case 0 -> hold();
            case 1, 2, 3 -> endHold();
            case 4 -> endStatus();
            case 5, 6 -> adjust();
            case 7 -> clawBack();
            case 8 -> writeOff();
            case 9 -> approveWriteOff();
            case 10 -> withdraw();
            case 11 -> recover();
            case 12 -> restate();
            case 13 -> changeStatus();
            case 14 -> changePayee();
            case 15 -> draftAndMaybeSign();
            case 16 -> review();
            case 17 -> approve();
            case 18 -> exportOrCancel();
            default -> settle();
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static void assertRefused(ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOf(InputFault.class);
    }

    /** Gives an order, and now and then once more: that changes nothing. */
    private <T> T order(Supplier<Ordered<T>> order) {
        var given = order.get();
        assertThat(given.isNew()).isTrue();
        if (random.nextInt(4) == 0) {
            assertThat(order.get().isNew()).isFalse();
        }
        return given.order();
    }

    private void hold() {
        var caseId = any(CASES);
        var model = any(MODELS);
        boolean onModel = random.nextInt(3) > 0;
        var id = onModel ? model.id() : model.creator();
        var kind = onModel ? "model" : "creator";
        boolean stands = orders.inPlace.stream()
                .anyMatch(hold -> hold.caseId().equals(caseId)
                        && hold.kind().equals(kind)
                        && hold.id().equals(id));
        var given = real.orders.hold(caseId, subject(kind, id), "disputed", by("mei"));
        assertThat(given.isNew()).isEqualTo(!stands);
        if (!stands) {
            assertThat(given.order().number())
                    .isEqualTo(orders.place(caseId, kind, id).number());
        }
    }

    private static Hold.Subject subject(String kind, String id) {
        return kind.equals("model") ? new Hold.OfModel(id) : new Hold.OfCreator(id);
    }

    private End anyEnd(String earner) {
        return switch (random.nextInt(3)) {
            case 0 -> new End("release", null);
            case 1 -> new End("forfeit", null);
            default ->
                new End(
                        "redirect",
                        any(CREATORS.stream()
                                .filter(creator -> !creator.equals(earner))
                                .toList()));
        };
    }

    private HoldEnd real(End end) {
        return new HoldEnd(HoldEnd.Way.of(end.way()), end.to(), "decided " + step, by("mei"));
    }

    private void endHold() {
        if (orders.inPlace.isEmpty()) {
            return;
        }
        PlacedHold hold = any(orders.inPlace);
        var end = anyEnd(hold.kind().equals("creator") ? hold.id() : hold.id().substring(2, 4));
        order(() -> real.orders.end(subject(hold.kind(), hold.id()), hold.caseId(), real(end)));
        orders.end(hold, end);
    }

    private void endStatus() {
        var caught = orders.caughtByStatus().stream()
                .filter(creator ->
                        orders.inPlace.stream().noneMatch(hold -> hold.id().equals(creator)))
                .toList();
        if (caught.isEmpty()) {
            return;
        }
        var creator = any(caught);
        var end = anyEnd(creator);
        real.orders.end(new Hold.OfCreator(creator), null, real(end));
        assertThat(real.orders.end(new Hold.OfCreator(creator), null, real(end)).isNew())
                .isFalse();
        orders.endStatus(creator, end);
    }

    private void adjust() {
        adjust(any(CREATORS), 1 + random.nextLong(200_000), null);
    }

    /** Sometimes beyond the limit of what a creator may owe. */
    private void clawBack() {
        boolean limited = random.nextBoolean();
        adjust(any(CREATORS), -1 - random.nextLong(limited ? 150_000 : 2_000_000), limited ? 50_000L : null);
    }

    private void adjust(String creator, long amount, @Nullable Long limit) {
        var content = content(Adjustment.Why.MANUAL, creator, amount, "late usage " + step);
        var debt = books.balances("payable").getOrDefault(creator, 0L) + orders.waiting(creator) + amount;
        var most = limit == null ? null : money(limit);
        if (limit != null && debt < -limit) {
            assertRefused(() -> real.orders.adjust(content, most, by("mei")));
            return;
        }
        var given = order(() -> real.orders.adjust(content, most, by("mei")));
        assertThat(given.number()).isEqualTo(orders.adjust(creator, amount, "platform:program:income").number);
    }

    private Adjustment.Content content(Adjustment.Why why, String creator, long amount, String reason) {
        return new Adjustment.Content(
                why, creator, money(amount), CNY, new Account.Program("income"), month, reason, null, null);
    }

    private void writeOff() {
        var debtors = CREATORS.stream().filter(this::owes).toList();
        var creator = any(debtors.isEmpty() || random.nextInt(3) == 0 ? CREATORS : debtors);
        long debt = -books.balances("payable").getOrDefault(creator, 0L);
        if (debt <= 0) {
            assertRefused(() -> real.orders.writeOff(creator, CNY, month, "gone", by("mei")));
            return;
        }
        boolean waits = orders.adjustments.stream()
                .anyMatch(order ->
                        order.isWriteOff() && order.waits() && order.creator.equals(creator) && order.cents == debt);
        assertThat(real.orders.writeOff(creator, CNY, month, "gone", by("mei")).isNew())
                .isEqualTo(!waits);
        if (!waits) {
            orders.adjust(creator, debt, "platform:program:write-off");
        }
    }

    private boolean owes(String creator) {
        return books.balances("payable").getOrDefault(creator, 0L) < 0;
    }

    private void approveWriteOff() {
        var waiting = orders.adjustments.stream()
                .filter(order -> order.isWriteOff() && order.waits())
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        var order = any(waiting);
        if (!order.approved) {
            assertRefused(() -> real.orders.approve(order.number, by("MEI")));
        }
        assertThat(real.orders.approve(order.number, by("jonas")).isNew()).isEqualTo(!order.approved);
        order.approved = true;
    }

    private void withdraw() {
        if (orders.adjustments.isEmpty()) {
            return;
        }
        var order = any(orders.adjustments);
        if (order.carriedOut != null) {
            assertRefused(() -> real.orders.withdraw(order.number, by("mei")));
            return;
        }
        assertThat(real.orders.withdraw(order.number, by("mei")).isNew()).isEqualTo(!order.withdrawn);
        order.withdrawn = true;
    }

    /** An infringer pays; the same money is not shared twice. */
    private void recover() {
        var caseId = any(CASES);
        long amount = 1 + random.nextLong(300_000);
        var recovery = new Recovery("TT-" + step, money(amount), CNY, month, by("mei"));
        if (modelsOf(caseId).stream().allMatch(model -> weight(model) == 0)) {
            assertRefused(() -> real.cases.recover(caseId, recovery));
            return;
        }
        var shares = NaiveShares.of(amount, modelsOf(caseId), this::weight);
        assertThat(real.cases.recover(caseId, recovery)).isEqualTo(shares.size());
        assertThat(real.cases.recover(caseId, recovery)).isZero();
        shares.forEach((model, cents) -> orders.adjust(model.creator(), cents, "platform:recovered"));
    }

    /** A closed month would award something else today. */
    private void restate() {
        if (standing.isEmpty()) {
            return;
        }
        var origin = any(List.copyOf(standing.keySet()));
        var paid = real.awards.lines(origin);
        var today = paid.stream().map(this::maybeOther).toList();
        var differences = restatement(origin, paid, today).differences();
        assertThat(real.restatements.post(origin, CNY, differences, by("mei"))).isEqualTo(differences.size());
        assertThat(restatement(origin, paid, today).differences()).isEmpty();
        differences.forEach((who, amount) -> orders.adjust(who.creatorId(), cents(amount), "platform:program:income"));
    }

    private Restatement restatement(YearMonth origin, List<Award> paid, List<Award> today) {
        return Restatement.of(origin, CNY, paid, real.restatements.earlier(origin), today);
    }

    private Award maybeOther(Award award) {
        return random.nextInt(8) > 0
                ? award
                : new Award(
                        award.program(),
                        award.modelId(),
                        award.creatorId(),
                        award.points(),
                        money(1 + random.nextLong(2 * cents(award.amount()))));
    }

    private void changeStatus() {
        statuses.put(any(CREATORS), any(List.of("active", "active", "active", "suspended", "banned")));
    }

    private void changePayee() {
        var creator = any(CREATORS);
        if (!payees.remove(creator)) {
            payees.add(creator);
        }
    }

    private String state() {
        return real.runs.run(month).map(PayoutRun::state).orElse("none");
    }

    private void draft() {
        var awarded = awarded();
        if (!List.of("none", "draft", "cancelled").contains(state())) {
            assertRefused(() -> real.draft(month, real(awarded), statuses, List.copyOf(payees)));
            return;
        }
        drafted = new NaiveMonth(basis(awarded));
        var draft = real.draft(month, real(awarded), statuses, List.copyOf(payees));
        assertThat(lines(draft.lines())).isEqualTo(drafted.lines);
    }

    /** Signed at once now and then: else some order nearly always comes between draft and approval. */
    private void draftAndMaybeSign() {
        draft();
        if (random.nextInt(3) == 0) {
            review();
            approve();
        }
    }

    private Map<Model, Long> awarded() {
        var awarded = new TreeMap<Model, Long>(Model.ORDER);
        for (var model : MODELS) {
            if (random.nextInt(3) > 0) {
                awarded.put(model, 1 + random.nextLong(any(List.of(3_000L, 100_000L, 2_500_000L))));
            }
        }
        return awarded;
    }

    private static List<Award> real(Map<Model, Long> awarded) {
        return awarded.entrySet().stream()
                .map(award -> new Award(
                        "income", award.getKey().id(), award.getKey().creator(), null, money(award.getValue())))
                .toList();
    }

    private NaiveMonth.Basis basis(Map<Model, Long> awarded) {
        var openings = books.balances("payable");
        var held = new TreeMap<String, Boolean>();
        statuses.forEach((creator, status) -> held.put(creator, !status.equals("active")));
        var hasPayee = new TreeMap<String, Boolean>();
        payees.forEach(creator -> hasPayee.put(creator, true));
        var paid = new TreeMap<String, List<NaiveMonth.Paid>>();
        books.paid.forEach((creator, months) -> paid.put(creator, List.copyOf(months)));
        return new NaiveMonth.Basis(
                month,
                awarded,
                openings,
                books.balances("returned"),
                orders.gifts(openings),
                List.copyOf(orders.inPlace),
                orders.forfeited(),
                held,
                hasPayee,
                paid);
    }

    private static Map<String, Line> lines(List<PayoutLine> lines) {
        var naive = new TreeMap<String, Line>();
        lines.forEach(line -> naive.put(
                line.creatorId(),
                new Line(
                        cents(line.opening()),
                        cents(line.awards()),
                        cents(line.adjustments()),
                        cents(line.gross()),
                        cents(line.held()),
                        cents(line.carried()),
                        cents(line.tax()),
                        cents(line.net()),
                        cents(line.returned()))));
        return naive;
    }

    private void review() {
        if (state().equals("draft")) {
            real.runs.review(month, by("reviewer"));
        } else {
            assertRefused(() -> real.runs.review(month, by("reviewer")));
        }
    }

    private void approve() {
        if (!state().equals("reviewed")) {
            assertRefused(() -> real.runs.approve(month, by("approver")));
            return;
        }
        assertRefused(() -> real.runs.approve(month, by(any(List.of("preparer", "Reviewer")))));
        var draft = Objects.requireNonNull(drafted);
        if (!stillHolds(draft)) {
            assertRefused(() -> real.runs.approve(month, by("approver")));
            return;
        }
        real.runs.approve(month, by("approver"));
        books.post(draft, 1);
        orders.carryOut(draft);
        standing.put(month, draft);
        assertBooksAgree();
    }

    /** What the draft was computed from is what would be asked now; returned money counts where it is paid again. */
    private boolean stillHolds(NaiveMonth draft) {
        var now = basis(draft.basis.awards());
        return draft.basis.openings().equals(now.openings())
                && Set.copyOf(draft.basis.gifts()).equals(Set.copyOf(now.gifts()))
                && draft.basis.holds().equals(now.holds())
                && draft.basis.forfeited().equals(now.forfeited())
                && draft.lines.entrySet().stream()
                        .allMatch(line -> line.getValue().net() <= 0
                                || line.getValue().returned() == now.returned().getOrDefault(line.getKey(), 0L));
    }

    private void exportOrCancel() {
        switch (state()) {
            case "draft", "reviewed", "approved" -> {
                if (state().equals("approved") && random.nextBoolean()) {
                    export();
                } else {
                    cancel();
                }
            }
            case "exported", "settled" -> {
                assertRefused(() -> real.runs.cancel(month, by("ana")));
                var before = real.export(month).files();
                assertThat(real.export(month).files()).isEqualTo(before);
            }
            default -> assertRefused(() -> real.export(month));
        }
    }

    private void cancel() {
        real.runs.cancel(month, by("ana"));
        var stood = standing.remove(month);
        if (stood != null) {
            books.post(stood, -1);
            orders.takeBack(stood);
        }
        assertBooksAgree();
    }

    private void export() {
        var run = real.export(month).run();
        var payments = new TreeMap<String, Payment>();
        real.payments.of(run).forEach(payment -> payments.put(payment.reference(), payment));
        payments.keySet()
                .forEach(reference -> assertThat(references.add(reference)).isTrue());
        assertThat(sums(payments.values())).isEqualTo(expected(standing.get(month)));
        open.put(month, payments);
    }

    private static Map<String, Long> sums(Iterable<Payment> payments) {
        var sums = new TreeMap<String, Long>();
        payments.forEach(payment -> sums.merge(payment.creatorId(), cents(payment.amount()), Long::sum));
        return sums;
    }

    private static Map<String, Long> expected(NaiveMonth month) {
        var expected = new TreeMap<String, Long>();
        month.lines.forEach((creator, line) -> expected.put(creator, line.net() + line.returned()));
        expected.values().removeIf(cents -> cents == 0);
        return expected;
    }

    /** The bank answers some payments of a run that is out; what it says a second time is refused whole. */
    private void settle() {
        if (open.isEmpty()) {
            assertRefused(() -> real.payments.settle(month, by("li"), Optional.empty()));
            return;
        }
        var of = any(List.copyOf(open.keySet()));
        var payments = open.get(of);
        if (payments.isEmpty()) {
            settleAll(of);
            return;
        }
        var some =
                payments.values().stream().filter(_ -> random.nextInt(3) == 0).toList();
        take(of, some);
        if (!some.isEmpty() && open.containsKey(of)) {
            var twice = new ArrayList<>(some);
            twice.addAll(open.get(of).values());
            assertRefused(() -> real.payments.settle(of, by("li"), Optional.of(file(results(twice)))));
        }
    }

    private void settleAll(YearMonth of) {
        var rest = List.copyOf(open.get(of).values());
        if (rest.isEmpty()) {
            real.payments.settle(of, by("li"), Optional.empty());
            open.remove(of);
        } else {
            take(of, rest);
        }
    }

    private void take(YearMonth of, List<Payment> answered) {
        var results = results(answered);
        var settled = real.payments.settle(of, by("li"), Optional.of(file(results)));
        for (int i = 0; i < results.size(); i++) {
            var payment = answered.get(i);
            if (results.get(i).outcome() == Outcome.SUCCEEDED) {
                books.arrived(payment.creatorId(), cents(payment.amount()));
            } else {
                books.sentBack(payment.creatorId(), cents(payment.amount()));
            }
            open.get(of).remove(payment.reference());
        }
        assertThat(settled.open()).isEqualTo(open.get(of).size());
        if (open.get(of).isEmpty()) {
            assertThat(settled.run().state()).isEqualTo("settled");
            open.remove(of);
        }
    }

    private List<PaymentResult> results(List<Payment> payments) {
        return payments.stream()
                .map(payment -> random.nextInt(5) == 0
                        ? new PaymentResult(payment.reference(), Outcome.REJECTED, "account closed")
                        : new PaymentResult(payment.reference(), Outcome.SUCCEEDED, ""))
                .toList();
    }

    private static PaymentResults file(List<PaymentResult> results) {
        return new PaymentResults("results.csv SHA-256 abc", null, null, results);
    }

    /** Most months are paid in the end; one in eight is left cancelled, or never drafted. */
    private void close() {
        if (random.nextInt(8) == 0
                && List.of("none", "draft", "reviewed", "cancelled").contains(state())) {
            if (!List.of("none", "cancelled").contains(state())) {
                cancel();
            }
            return;
        }
        while (!List.of("exported", "settled").contains(state())) {
            switch (state()) {
                case "none", "cancelled" -> draft();
                case "draft" -> review();
                case "approved" -> export();
                default -> {
                    approve();
                    if (state().equals("reviewed")) {
                        cancel();
                    }
                }
            }
        }
    }

    private void assertBooksAgree() {
        assertThat(real.balances()).as("after step %d of %s", step, month).isEqualTo(books.all());
    }

    /** All that was awarded and adjusted is paid, on its way, held, carried, sent back, withheld or forfeited. */
    private void assertNothingIsLost() {
        long in = 0;
        long forfeited = 0;
        for (var of : standing.keySet()) {
            var run = real.runs.run(of).orElseThrow();
            in += real.runs.lines(run).stream()
                    .mapToLong(line -> cents(line.awards()))
                    .sum();
            forfeited += standing.get(of).basis.forfeited().stream()
                    .mapToLong(NaiveOrders.Taken::cents)
                    .sum();
        }
        in += real.orders.adjustments().entrySet().stream()
                .filter(order -> order.getValue().isPresent())
                .mapToLong(order -> cents(order.getKey().content().amount()))
                .sum();
        long out = arrived() + forfeited + sum("payable") + sum("held") + sum("returned") + withheld();
        assertThat(out).isEqualTo(in).isPositive();
    }

    /** That much came about at all: money held, released, redirected, forfeited, sent back and paid again, taken back. */
    void assertEverythingHappened() {
        var texts = real.ledger.after(0, Integer.MAX_VALUE).stream()
                .map(posted -> posted.entry().key() + " " + posted.entry().description())
                .toList();
        for (var what : List.of(
                "|award|",
                "|adjustment|",
                "|hold|",
                "|tax|",
                "|payment|",
                "|return|",
                "|payment|returned|",
                "released",
                "redirected from",
                "forfeited of",
                "caught of",
                "late usage",
                "recovered for",
                "restated",
                "gone",
                "|cancelled")) {
            assertThat(texts).as(what).anyMatch(text -> text.contains(what));
        }
    }

    /** What banks paid, from the results that are kept; each reference once. */
    private long arrived() {
        var arrived = new TreeMap<String, Long>();
        var paid = new HashSet<String>();
        for (var of : standing.keySet()) {
            var run = real.runs.run(of).orElseThrow();
            var payments = new TreeMap<String, Payment>();
            real.payments.of(run).forEach(payment -> payments.put(payment.reference(), payment));
            for (var result : real.payments.results(run)) {
                var payment = payments.get(result.reference());
                if (result.outcome() == Outcome.SUCCEEDED) {
                    assertThat(paid.add(result.reference())).isTrue();
                    arrived.merge(payment.creatorId(), cents(payment.amount()), Long::sum);
                }
            }
        }
        assertThat(arrived).isEqualTo(books.arrived);
        return arrived.values().stream().mapToLong(Long::longValue).sum();
    }

    private long sum(String part) {
        return real.balances().entrySet().stream()
                .filter(account -> account.getKey().startsWith("creator:")
                        && account.getKey().endsWith(":" + part))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long withheld() {
        return real.balances().getOrDefault("tax:withheld", 0L);
    }
}
