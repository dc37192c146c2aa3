package stipend.payout.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.fault.InputFault;
import stipend.payout.PaymentResult;
import stipend.payout.PaymentResult.Outcome;
import stipend.payout.PaymentResults;

class ResultFileTest {
    @TempDir
    private Path folder;

    private PaymentResults read(String text) throws IOException {
        return ResultFile.read(Files.writeString(folder.resolve("results"), text));
    }

    private static String report(int version, String group, String payments) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.%d">
              <CstmrPmtStsRpt>
                <GrpHdr><MsgId>ANSWER1</MsgId><CreDtTm>2024-03-05T10:00:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts>
                  <OrgnlMsgId>P202402N1BANK</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s
                </OrgnlGrpInfAndSts>
                %s
              </CstmrPmtStsRpt>
            </Document>
            """.formatted(version, group, payments);
    }

    private static String payment(String reference, String status, String more) {
        return "<TxInfAndSts><StsId>s</StsId><OrgnlInstrId>" + reference + "</OrgnlInstrId><OrgnlEndToEndId>"
                + reference
                + "</OrgnlEndToEndId>" + (status.isEmpty() ? "" : "<TxSts>" + status + "</TxSts>") + more
                + "</TxInfAndSts>";
    }

    private static String instruction(String status, String payments) {
        return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>P202402N1BANK</OrgnlPmtInfId>" + status + payments
                + "</OrgnlPmtInfAndSts>";
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12, 13, 14})
    void aReportOfEachVersionIsReadAndIsWhatItsSchemaSays(int version) throws Exception {
        var reason = "<StsRsnInf><Orgtr><Nm>Bank</Nm></Orgtr><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed</AddtlInf>"
                + "<AddtlInf>since May</AddtlInf></StsRsnInf>";
        var original = "<OrgnlTxRef><Cdtr><Pty><Nm>Li</Nm></Pty></Cdtr></OrgnlTxRef>";
        var text = report(
                version,
                "<GrpSts>PART</GrpSts>",
                instruction(
                        "", payment("A", "ACSC", original) + payment("B", "RJCT", reason) + payment("C", "PDNG", "")));
        BankFilesTest.validate("pain.002.001." + version + ".xsd", text.getBytes(StandardCharsets.UTF_8));
        var results = read(text);
        assertThat(results.message()).isEqualTo("P202402N1BANK");
        assertThat(results.rest()).isNull();
        assertThat(results.listed())
                .containsExactly(
                        new PaymentResult("A", Outcome.SUCCEEDED, ""),
                        new PaymentResult("B", Outcome.REJECTED, "AC04 closed since May"),
                        new PaymentResult("C", Outcome.PENDING, ""));
    }

    @Test
    void aStatusOfTheWholeHoldsForTheRest() throws IOException {
        var reason = "<StsRsnInf><Rsn><Prtry>LIMIT</Prtry></Rsn></StsRsnInf>";
        assertThat(read(report(10, "<GrpSts>RJCT</GrpSts>" + reason, "")).rest())
                .isEqualTo(new PaymentResults.Rest(Outcome.REJECTED, "LIMIT"));
        assertThat(read(report(10, "<GrpSts>ACCP</GrpSts>", "")).rest()).isNull();
        assertThat(read(report(10, "", instruction("<PmtInfSts>ACSC</PmtInfSts>", payment("A", "", ""))))
                        .listed())
                .containsExactly(new PaymentResult("A", Outcome.SUCCEEDED, ""));
    }

    @Test
    void csvIsReadByItsColumnNames() throws IOException {
        var results =
                read("\uFEFFreason,status,reference\r\n,success,A\r\naccount closed,Rejected,B\r\n,rejected,C\r\n");
        assertThat(results.message()).isNull();
        assertThat(results.source()).matches("results SHA-256 [0-9a-f]{64}");
        assertThat(results.listed())
                .containsExactly(
                        new PaymentResult("A", Outcome.SUCCEEDED, ""),
                        new PaymentResult("B", Outcome.REJECTED, "account closed"),
                        new PaymentResult("C", Outcome.REJECTED, "no reason given"));
    }

    @ParameterizedTest
    @CsvSource({
        "'reference,status\nA,success', no column \"reason\"",
        "'reference,status,reason\nA,maybe,', row 2",
        "'reference,status,reason\n,success,', is empty",
        "'<x/>', 'pain.002.001.10 to pain.002.001.14 are read'",
        "'<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.03\"/>', 'pain.002.001.03'",
        "'<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"/>', names no original message",
        "'<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\">', not well-formed",
        "'<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Document>&e;</Document>', results",
    })
    void whatIsNoResultFileIsRefused(String text, String said) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputFault.class).hasMessageContaining(said);
    }

    @Test
    void anUnknownStatusOrAPaymentWithoutReferenceIsRefused() {
        assertThatThrownBy(() -> read(report(10, "", instruction("", payment("A", "HUH?", "")))))
                .hasMessageContaining("unknown status HUH?");
        assertThatThrownBy(
                        () -> read(report(10, "", instruction("", "<TxInfAndSts><TxSts>ACSC</TxSts></TxInfAndSts>"))))
                .hasMessageContaining("OrgnlEndToEndId");
    }

    @Test
    void theDebtorsFileIsReadOrSaysWhatIsMissing() throws IOException {
        var file = folder.resolve("bank.yaml");
        assertThatThrownBy(() -> Debtor.read(file))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("is missing");
        var whole =
                "debtor:\n  name: Example\n  account: \"4111 1111 1111 1111\"\n  bank: COBADEFFXXX\n  country: DE\n";
        Files.writeString(file, whole);
        assertThat(Debtor.read(file)).isEqualTo(new Debtor("Example", "4111111111111111", "COBADEFFXXX", "DE"));
        for (var broken : new String[][] {
            {"country: DE", "", "debtor.country is missing"},
            {"country: DE", "country: no", "debtor.country is no"},
            {"bank:", "bnk:", "unknown word bnk"},
            {"\"4111 1111 1111 1111\"", "4111111111111111", "put it in quotes"},
            {"\"4111 1111 1111 1111\"", "DE89370400440532013001", "debtor.account is no IBAN"},
            {"debtor:", "debitor:", "must hold debtor:"},
            {"debtor:", "debtor: [", "cannot be read"},
        }) {
            Files.writeString(file, whole.replace(broken[0], broken[1]));
            assertThatThrownBy(() -> Debtor.read(file))
                    .isInstanceOf(InputFault.class)
                    .hasMessageContaining(broken[2]);
        }
    }
}
