package stipend.payout.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;
import stipend.payout.PayeeForm;
import stipend.payout.PayeeRow;
import stipend.payout.Payment;
import stipend.payout.Reference;
import stipend.payout.RunId;

class BankFilesTest {
    private static final RunId RUN = new RunId(YearMonth.of(2024, 2), 1);
    private static final Debtor DEBTOR = new Debtor("创作社区有限公司", "6222020200112233446", "102100099996", "CN");

    private final List<Payment> payments = new ArrayList<>();

    private void pay(String channel, String account, String bank, String country, String name, String amount) {
        var creator = "c" + payments.size();
        var payee = new PayeeRow(2, creator, name, "", "", channel, account, bank, "CNY", "", country);
        assertThat(PayeeForm.wrong(payee)).isEmpty();
        payments.add(new Payment(creator, Reference.of(RUN, creator), new BigDecimal(amount), payee));
    }

    private List<BankFile> files() {
        return BankFiles.of(new BankBatch(
                RUN,
                Currency.getInstance("CNY"),
                Instant.parse("2024-03-01T02:03:04.567891Z"),
                LocalDate.of(2024, 3, 4),
                DEBTOR,
                payments));
    }

    private static String text(BankFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    static void validate(String schema, byte[] document) throws Exception {
        var schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        try (var in = BankFilesTest.class.getResourceAsStream("/" + schema)) {
            schemas.newSchema(new StreamSource(in))
                    .newValidator()
                    .validate(new StreamSource(new ByteArrayInputStream(document)));
        }
    }

    @Test
    void theTransferFileIsWhatTheSchemaOfIso20022Says() throws Exception {
        pay("bank", "4111 1111 1111 1111", "102100099996", "CN", "李雷 <& \"Co\">", "9910.00");
        pay("bank", "DE89370400440532013000", "COBADEFFXXX", "DE", "x".repeat(140), "0.01");
        pay("bank", "GB82WEST12345698765432", "", "GB", "Ünïcode 😀", "100.00");
        pay("bank", "000123456789", "021000021", "US", "Somebody", "5.00");
        var file = files().getFirst();
        validate("pain.001.001.09.xsd", file.content());
        assertThat(file.name()).isEqualTo("P202402N1-bank.xml");
        assertThat(text(file))
                .contains("<MsgId>P202402N1BANK</MsgId><CreDtTm>2024-03-01T02:03:04.567891Z</CreDtTm>"
                        + "<NbOfTxs>4</NbOfTxs><CtrlSum>10015.01</CtrlSum>")
                .contains("<ReqdExctnDt><Dt>2024-03-04</Dt></ReqdExctnDt>")
                .contains("<EndToEndId>" + payments.getFirst().reference() + "</EndToEndId>")
                .contains("<InstdAmt Ccy=\"CNY\">9910.00</InstdAmt>")
                .contains("<Cd>CNAPS</Cd></ClrSysId><MmbId>102100099996</MmbId>")
                .contains("<Othr><Id>4111111111111111</Id></Othr>")
                .contains("<IBAN>DE89370400440532013000</IBAN>")
                .contains("李雷 &lt;&amp; \"Co\"&gt;");
    }

    @Test
    void theSchemaCanRefuse() {
        pay("bank", "4111111111111111", "102100099996", "CN", "Li", "1.00");
        var broken = text(files().getFirst()).replace("<PmtMtd>TRF</PmtMtd>", "");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> validate("pain.001.001.09.xsd", broken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SAXException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "wechat, wxid_abc123def456, 1000, 1",
        "wechat, wxid_abc123def456, 1001, 2",
        "wechat, wxid_abc123def456, 2001, 3",
        "alipay, 13800138000, 3000, 1",
        "alipay, 13800138000, 3001, 2"
    })
    void walletsAreSplitAtTheirLimits(String channel, String account, int count, int files) {
        for (int i = 0; i < count; i++) {
            pay(channel, account, "", "CN", "Somebody", "0.01");
        }
        var written = files();
        assertThat(written).hasSize(files);
        assertThat(written).extracting(BankFile::name).contains("P202402N1-" + channel + "-" + files + ".csv");
        assertThat(written.stream().mapToInt(BankFile::payments).sum()).isEqualTo(count);
        assertThat(written.stream().map(BankFile::total).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(new BigDecimal("0.01").multiply(BigDecimal.valueOf(count)));
        assertThat(written).allSatisfy(file -> {
            assertThat(file.payments()).isLessThanOrEqualTo(channel.equals("wechat") ? 1000 : 3000);
            assertThat(text(file).lines().count()).isEqualTo(file.payments() + 1);
        });
        var references =
                written.stream().flatMap(file -> text(file).lines().skip(1)).map(line -> line.split(",")[0]);
        assertThat(references).doesNotHaveDuplicates().allMatch(reference -> reference.length() <= 32);
    }

    @Test
    void aBatchIsQuotedWhereItMustAndTheSameTwice() {
        pay("alipay", "someone@example.org", "", "CN", "Pixel, \"& Sons\"", "12.30");
        pay("wechat", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", "", "CN", "韩梅梅", "1.00");
        assertThat(files()).isEqualTo(files());
        assertThat(text(files().get(0)))
                .isEqualTo("商户订单号,收款方账号,收款方姓名,金额(元),备注\n" + payments.get(0).reference()
                        + ",someone@example.org,\"Pixel, \"\"& Sons\"\"\",12.30,2024-02\n");
        assertThat(text(files().get(1))).endsWith("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o,韩梅梅,1.00,2024-02\n");
    }

    @Test
    void nothingToPayIsNoFile() {
        assertThat(files()).isEmpty();
    }
}
