package stipend.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import org.springframework.context.ApplicationContext;
import stipend.batch.Monthly;
import stipend.batch.Progress;
import stipend.catalog.Catalogs;
import stipend.catalog.Model;
import stipend.demo.DemoData;
import stipend.fault.WorkFault;
import stipend.payout.CaseBook;
import stipend.payout.CaseFile;
import stipend.payout.CaseFile.Claimed;
import stipend.payout.Hold;
import stipend.payout.HoldEnd;
import stipend.payout.HoldEnd.Way;
import stipend.payout.OrderBook;
import stipend.payout.PayoutRuns;
import stipend.payout.Step;

/**
 * The demo's infringement: all 97 models of its 25 creators were sold on another site. What is disputed is held, what
 * the site paid is shared, and the next month brings what was held to whom it belongs.
 */
final class DemoCase {
    private static final String CASE = "DEMO-1";
    private static final String RE_UPLOAD = "m003";
    private static final String AUTHOR = "c06";
    private static final List<String> DISPUTED = List.of("m001", "m002", RE_UPLOAD);

    private final ApplicationContext application;
    private final Path folder;

    DemoCase(ApplicationContext application, Path folder) {
        this.application = application;
        this.folder = folder;
    }

    /** Before the month is computed. */
    void open() {
        var cases = application.getBean(CaseBook.class);
        cases.open(CASE, "Models sold on another site", by("demo-finance"));
        cases.add(CASE, models(), by("demo-finance"));
        cases.register(CASE, evidence(), "The other site's offer, as it was on 2024-02-20", by("demo-finance"));
        var orders = application.getBean(OrderBook.class);
        DISPUTED.forEach(
                model -> orders.hold(CASE, new Hold.OfModel(model), "two creators claim it", by("demo-finance")));
        var paid = new CaseFile.Recovery(
                "other site, settlement of February",
                new BigDecimal("50000.00"),
                Currency.getInstance("CNY"),
                DemoData.MONTH,
                by("demo-finance"));
        cases.recover(CASE, paid);
    }

    private List<Claimed> models() {
        return application
                .getBean(Catalogs.class)
                .now()
                .inForce(DemoData.MONTH.atEndOfMonth())
                .orElseThrow()
                .models()
                .values()
                .stream()
                .map(DemoCase::claimed)
                .toList();
    }

    /** What is exclusive to the platform was taken from it, too. */
    private static Claimed claimed(Model model) {
        return new Claimed(model.modelId(), model.creatorId(), model.exclusive() ? BigDecimal.TWO : BigDecimal.ONE);
    }

    private Path evidence() {
        try {
            return Files.writeString(folder.resolve("offer.txt"), "An invented offer of 97 invented models.\n");
        } catch (IOException e) {
            throw new WorkFault(folder + ": the demo's files cannot be written (" + e.getMessage() + ")");
        }
    }

    /** After the month is paid: the next one, in which nothing was used, carries the decision out. */
    void decide(Progress progress) {
        var orders = application.getBean(OrderBook.class);
        for (var model : DISPUTED) {
            var end = model.equals(RE_UPLOAD)
                    ? new HoldEnd(Way.REDIRECT, AUTHOR, "it is a re-upload of his", by("demo-finance"))
                    : new HoldEnd(Way.RELEASE, null, "it is his", by("demo-finance"));
            orders.end(new Hold.OfModel(model), CASE, end);
        }
        application.getBean(CaseBook.class).turn(CASE, CaseFile.Status.SETTLED, by("demo-finance"));
        var next = DemoData.MONTH.plusMonths(1);
        application.getBean(Monthly.class).run(next, "demo", progress);
        var runs = application.getBean(PayoutRuns.class);
        runs.review(next, by("demo-reviewer"));
        runs.approve(next, by("demo-approver"));
    }

    private Step by(String name) {
        return new Step(name, application.getBean(Clock.class).instant(), "a demo");
    }
}
