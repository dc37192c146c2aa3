package stipend.payout.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import stipend.payout.Payment;
import stipend.payout.RunId;

/** The files of a run: one pain.001 for the bank, batches of CSV for the wallets, split at their limits (SPEC §5). */
public final class BankFiles {
    static final int WECHAT_ROWS = 1_000;
    static final int ALIPAY_ROWS = 3_000;

    private final BankBatch batch;
    private final List<BankFile> files = new ArrayList<>();

    private BankFiles(BankBatch batch) {
        this.batch = batch;
    }

    public static List<BankFile> of(BankBatch batch) {
        var files = new BankFiles(batch);
        files.bank();
        files.wallet("alipay", ALIPAY_ROWS, BatchCsv::alipay);
        files.wallet("wechat", WECHAT_ROWS, BatchCsv::wechat);
        return List.copyOf(files.files);
    }

    /** The id of the run's message to the bank: {@code P202402N1BANK}. */
    public static String message(RunId run) {
        return name(run) + "BANK";
    }

    /** Whether the payment is one of the message's. */
    public static boolean isOfMessage(Payment payment) {
        return payment.payee().channel().equals("bank");
    }

    private static String name(RunId run) {
        return "P" + run.month().toString().replace("-", "") + "N" + run.number();
    }

    private interface Format {
        byte[] write(List<Payment> payments, String note);
    }

    private List<Payment> by(String channel) {
        return batch.payments().stream()
                .filter(payment -> payment.payee().channel().equals(channel))
                .toList();
    }

    private void bank() {
        var payments = by("bank");
        if (!payments.isEmpty()) {
            var debtor = Objects.requireNonNull(batch.debtor(), "a batch with payments by bank has a debtor");
            add("bank.xml", payments, new Pain001(batch, debtor, payments).write());
        }
    }

    private void wallet(String channel, int rows, Format format) {
        var payments = by(channel);
        for (int from = 0; from < payments.size(); from += rows) {
            var part = payments.subList(from, Math.min(from + rows, payments.size()));
            var content = format.write(part, batch.run().month().toString());
            add(channel + "-" + (from / rows + 1) + ".csv", part, content);
        }
    }

    private void add(String name, List<Payment> payments, byte[] content) {
        var whole = name(batch.run()) + "-" + name;
        files.add(new BankFile(whole, content, payments.size(), BankBatch.total(payments)));
    }
}
