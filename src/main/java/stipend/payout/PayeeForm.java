package stipend.payout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.EmailValidator;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import stipend.payout.secret.Masked;

/**
 * Whether a payee's row can be paid by its channel. What is wrong here keeps a payment out of the bank's files and
 * changes no figure: money is computed for whoever has a row (SPEC §5).
 */
public final class PayeeForm {
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}");
    private static final Pattern CARD = Pattern.compile("[0-9]{16,19}");
    private static final Pattern OTHER_ACCOUNT = Pattern.compile("[A-Za-z0-9-]{4,34}");
    private static final Pattern CNAPS = Pattern.compile("[0-9]{12}");
    private static final Pattern BANK_CODE = Pattern.compile("[A-Za-z0-9]{1,28}");
    private static final Pattern CN_MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern ALIPAY_ID = Pattern.compile("2088[0-9]{12}");
    private static final Pattern OPENID = Pattern.compile("o[A-Za-z0-9_-]{27}");
    private static final Pattern WXID = Pattern.compile("wxid_[a-z0-9]{6,32}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final String FORMULA = "=+-@＝＋－＠";
    private static final int LONGEST_NAME = 140;

    private final PayeeRow row;
    private final List<Wrong> wrong = new ArrayList<>();

    private PayeeForm(PayeeRow row) {
        this.row = row;
    }

    /** A cell that no bank would take; says no number in full. */
    public record Wrong(long row, String creatorId, String column, String what) {
        /** Where it stands; nothing of what stands there, and not whose it is. */
        public String place() {
            return PayeesFile.NAME + ", row " + row + ", column " + column;
        }

        @Override
        public String toString() {
            return place() + ": " + what + " (" + creatorId + ")";
        }
    }

    /** Everything wrong with the row, by column; nothing: it can be paid. */
    public static List<Wrong> wrong(PayeeRow row) {
        var form = new PayeeForm(row);
        form.name();
        form.country();
        switch (row.channel()) {
            case "bank" -> form.bank();
            case "alipay" -> form.alipay();
            case "wechat" -> form.wechat();
            default -> form.wrong("channel", "unknown channel; use bank, alipay or wechat");
        }
        return form.wrong;
    }

    public static Optional<Wrong> firstWrong(PayeeRow row) {
        return wrong(row).stream().findFirst();
    }

    /** Without the blanks that people put between groups. */
    public static String account(PayeeRow row) {
        return row.account().replace(" ", "");
    }

    /** Whether the account has an IBAN's form; its check digits are another question. */
    public static boolean looksLikeIban(String account) {
        return IBAN.matcher(account).matches();
    }

    private void wrong(String column, String what) {
        wrong.add(new Wrong(row.row(), row.creatorId(), column, what));
    }

    private void account(String what) {
        var shown = row.account().isEmpty() ? "is empty; " : Masked.of(row.account()) + " ";
        wrong("account", shown + what);
    }

    private void name() {
        var name = row.legalName();
        if (name.isBlank()) {
            wrong("legal_name", "is empty; no bank pays a nameless account");
        } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            wrong("legal_name", "longer than " + LONGEST_NAME + " characters");
        } else if (name.codePoints().anyMatch(PayeeForm::isNoText)) {
            wrong("legal_name", "holds a control character");
        } else if (FORMULA.indexOf(name.strip().codePointAt(0)) >= 0) {
            wrong("legal_name", "begins with " + name.strip().charAt(0) + ", which a spreadsheet runs as a formula");
        }
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character) || (character & 0xFFFE) == 0xFFFE;
    }

    private void country() {
        if (!row.country().isEmpty() && !COUNTRY.matcher(row.country()).matches()) {
            wrong("country", "is no two-letter code of ISO 3166");
        }
    }

    private void bank() {
        var account = account(row);
        if (looksLikeIban(account)) {
            iban(account);
        } else if (CARD.matcher(account).matches()) {
            card(account);
        } else if (isChina()) {
            account("is neither an IBAN nor a card number of 16 to 19 digits");
        } else if (!OTHER_ACCOUNT.matcher(account).matches()) {
            account("is no account number: 4 to 34 letters and digits");
        }
        bankCode();
    }

    private void iban(String account) {
        if (!IBANValidator.getInstance().isValid(account)) {
            account("is no IBAN: its length or its check digits are wrong");
        }
    }

    private void card(String account) {
        if (!LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(account)) {
            account("is no card number: its check digit is wrong");
        }
    }

    private boolean isChina() {
        return row.country().isEmpty() || row.country().equals("CN");
    }

    private void bankCode() {
        var code = row.bankCode();
        if (isChina() && !CNAPS.matcher(code).matches()) {
            wrong("bank_code", "in China it is the CNAPS number, 12 digits");
        } else if (!isChina() && !code.isEmpty() && !BANK_CODE.matcher(code).matches()) {
            wrong("bank_code", "is neither a BIC nor a clearing number: up to 28 letters and digits");
        }
    }

    private void alipay() {
        currency();
        var account = account(row);
        if (!CN_MOBILE.matcher(account).matches() && !ALIPAY_ID.matcher(account).matches() && !isMail(account)) {
            account("is no Alipay account: a mobile number of 11 digits, an e-mail address, or 2088 and 12 digits");
        }
    }

    private static boolean isMail(String account) {
        return EmailValidator.getInstance().isValid(account) && FORMULA.indexOf(account.charAt(0)) < 0;
    }

    private void wechat() {
        currency();
        var account = account(row);
        if (!OPENID.matcher(account).matches() && !WXID.matcher(account).matches()) {
            account("is no WeChat account: an openid (o and 27 characters) or wxid_ and its characters");
        }
    }

    private void currency() {
        if (!row.currency().equals("CNY")) {
            wrong("currency", row.channel().toUpperCase(Locale.ROOT) + " pays CNY only");
        }
    }
}
