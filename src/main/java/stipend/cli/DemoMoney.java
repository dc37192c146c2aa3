package stipend.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import stipend.batch.BankExport;
import stipend.batch.Progress;
import stipend.demo.DemoData;
import stipend.fault.WorkFault;
import stipend.payout.Payment;
import stipend.payout.Payments;
import stipend.payout.PayoutRuns;
import stipend.payout.Step;
import stipend.payout.bank.ResultFile;

/** The demo's month from draft to settled: two people sign, files leave, and one payment comes back. */
final class DemoMoney {
    private static final YearMonth MONTH = DemoData.MONTH;
    private static final String DEBTOR = """
        # Who pays: the demo's invented platform.
        debtor:
          name: Invented Platform Ltd
          account: "9999000000000099996"
          bank: "999999999999"
          country: CN
        """;

    private final ApplicationContext application;
    private final Path folder;

    DemoMoney(ApplicationContext application, Path folder) {
        this.application = application;
        this.folder = folder;
    }

    void move(Progress progress) {
        try (var task = progress.begin("signing and paying " + MONTH, 4)) {
            var runs = application.getBean(PayoutRuns.class);
            var run = runs.review(MONTH, by("demo-reviewer"));
            task.step("reviewed");
            runs.approve(MONTH, by("demo-approver"));
            task.step("approved");
            var bank = Files.writeString(folder.resolve("bank.yaml"), DEBTOR);
            application.getBean(BankExport.class).run(MONTH, by("demo-finance"), new BankExport.Asked(bank, false));
            task.step("exported");
            settle(application.getBean(Payments.class).of(run));
            task.step("settled");
        } catch (IOException e) {
            throw new WorkFault(folder + ": the demo's files cannot be written (" + e.getMessage() + ")");
        }
    }

    private Step by(String name) {
        return new Step(name, application.getBean(Clock.class).instant(), "a demo");
    }

    private void settle(List<Payment> payments) throws IOException {
        var file = Files.writeString(folder.resolve("results.csv"), results(payments));
        application.getBean(Payments.class).settle(MONTH, by("demo-finance"), Optional.of(ResultFile.read(file)));
    }

    /** The bank's answer: the first payment comes back. */
    private static String results(List<Payment> payments) {
        var text = new StringBuilder("reference,status,reason\n");
        for (int i = 0; i < payments.size(); i++) {
            text.append(payments.get(i).reference()).append(i == 0 ? ",rejected,account closed\n" : ",success,\n");
        }
        return text.toString();
    }
}
