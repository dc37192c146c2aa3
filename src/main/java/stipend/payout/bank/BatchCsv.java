package stipend.payout.bank;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import stipend.payout.PayeeForm;
import stipend.payout.Payment;

/**
 * The wallets' batches: UTF-8, LF, a header in the wallets' own words. No cell can begin a formula: references and
 * amounts are ours, and accounts and names that could are refused by {@link PayeeForm}.
 */
final class BatchCsv {
    private static final List<String> WECHAT = List.of("商家明细单号", "收款用户openid", "收款用户姓名", "转账金额(元)", "转账备注");
    private static final List<String> ALIPAY = List.of("商户订单号", "收款方账号", "收款方姓名", "金额(元)", "备注");

    private BatchCsv() {}

    static byte[] wechat(List<Payment> payments, String note) {
        return write(WECHAT, payments, note);
    }

    static byte[] alipay(List<Payment> payments, String note) {
        return write(ALIPAY, payments, note);
    }

    private static byte[] write(List<String> heading, List<Payment> payments, String note) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(heading);
            payments.forEach(payment -> csv.writeRecord(
                    payment.reference(),
                    PayeeForm.account(payment.payee()),
                    payment.payee().legalName().strip(),
                    payment.amount().toPlainString(),
                    note));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
