package stipend.payout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.payout.secret.Masked;

class PayeeFormTest {
    private static PayeeRow row(String name, String channel, String account, String bank, String country) {
        return new PayeeRow(7, "c", name, "resident_id", "X", channel, account, bank, "CNY", "", country);
    }

    @ParameterizedTest
    @CsvSource({
        "bank, DE89370400440532013000, COBADEFFXXX, DE",
        "bank, GB82 WEST 1234 5698 7654 32, , GB",
        "bank, 6222020200112233446, 102100099996, CN",
        "bank, 4111111111111111, 102100099996, CN",
        "bank, 4111 1111 1111 1111, 102100099996, CN",
        "bank, 000123456789, 021000021, US",
        "alipay, 13800138000, , CN",
        "alipay, someone@example.org, , CN",
        "alipay, 2088123412341234, , CN",
        "wechat, oUpF8uMuAJO_M2pxb1Q9zNjWeS6o, , CN",
        "wechat, wxid_abc123def456, , CN",
    })
    void whatABankTakes(String channel, String account, String bank, String country) {
        assertThat(PayeeForm.wrong(row("李 雷", channel, account, bank == null ? "" : bank, country)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bank, DE89370400440532013001, COBADEFFXXX, DE, account, ****3001 is no IBAN",
        "bank, DE8937040044053201300, COBADEFFXXX, DE, account, is no IBAN",
        "bank, 4111111111111112, 102100099996, CN, account, ****1112 is no card number",
        "bank, 41111111, 102100099996, CN, account, is neither an IBAN nor a card number",
        "bank, ACC3034607233, 102100099996, CN, account, ****7233 is neither an IBAN",
        "bank, '', 102100099996, CN, account, is empty",
        "bank, 4111111111111111, 10210009999, CN, bank_code, CNAPS",
        "bank, 4111111111111111, '', CN, bank_code, CNAPS",
        "bank, DE89370400440532013000, CO-BA, DE, bank_code, BIC",
        "bank, DE89370400440532013000, '', Germany, country, ISO 3166",
        "alipay, 12800138000, '', CN, account, ****8000 is no Alipay account",
        "alipay, 2089123412341234, '', CN, account, is no Alipay account",
        "alipay, =cmd@example.org, '', CN, account, is no Alipay account",
        "wechat, oUpF8uMuAJO_M2pxb1Q9zNjWeS6, '', CN, account, ****WeS6 is no WeChat account",
        "wechat, wxid_A, '', CN, account, is no WeChat account",
    })
    void whatItDoesNot(String channel, String account, String bank, String country, String column, String what) {
        assertThat(PayeeForm.wrong(row("Li Lei", channel, account, bank, country)))
                .singleElement()
                .satisfies(wrong -> {
                    assertThat(wrong.column()).isEqualTo(column);
                    assertThat(wrong.toString())
                            .startsWith("payees.csv, row 7, column " + column)
                            .contains(what)
                            .endsWith("(c)");
                    assertThat(account.isEmpty() || !wrong.toString().contains(account))
                            .as("masked")
                            .isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "=1+1", "+49", "-x", "@sum", "＝1", " =1", "a\u0007b", "a\nb", "a\uFFFE"})
    void aNameThatIsNoneOrAFormula(String name) {
        assertThat(PayeeForm.wrong(row(name, "wechat", "wxid_abc123def456", "", "CN")))
                .extracting(PayeeForm.Wrong::column)
                .containsExactly("legal_name");
    }

    @Test
    void walletsPayOneCurrency() {
        var row = new PayeeRow(2, "c", "N", "", "", "alipay", "13800138000", "", "USD", "", "CN");
        assertThat(PayeeForm.wrong(row)).extracting(PayeeForm.Wrong::column).containsExactly("currency");
    }

    @ParameterizedTest
    @CsvSource({
        "6222020200112233446, ****3446",
        "12345678, ****5678",
        "1234567, ****",
        "'', ''",
        "ab😀😀cd😀😀, ****cd😀😀"
    })
    void aMaskShowsTheLastFour(String number, String masked) {
        assertThat(Masked.of(number)).isEqualTo(masked);
    }
}
