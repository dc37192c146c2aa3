package stipend.demo;

import java.util.ArrayList;
import java.util.List;

/** What finance supplies beside the usage. Every account and number is invented and says so. */
final class Finance {
    /** Is owed money and has told nobody where to send it. */
    static final String CREATOR_WITHOUT_PAYEE = "c11";

    private static final List<String> CHANNELS = List.of("alipay", "bank", "wechat");

    private Finance() {}

    static String platform() {
        return """
            month,name,value
            2024-01,membership_income,412860.50
            2024-01,compute_cost,156420.75
            2024-01,incentive_share,0.12
            2024-02,membership_income,438215.20
            2024-02,compute_cost,161904.33
            2024-02,incentive_share,0.12
            2024-03,membership_income,455031.90
            2024-03,compute_cost,170288.10
            2024-03,incentive_share,0.125
            """;
    }

    static String payees(List<Creator> creators) {
        var rows = new ArrayList<List<String>>();
        for (int number = 1; number <= creators.size(); number++) {
            var creator = creators.get(number - 1);
            if (!creator.id().equals(CREATOR_WITHOUT_PAYEE)) {
                rows.add(payee(creator, number));
            }
        }
        return Csv.table(
                "creator_id,legal_name,id_type,id_number,channel,account,bank_code,currency,tax_regime,country", rows);
    }

    private static List<String> payee(Creator creator, int number) {
        var channel = CHANNELS.get(number % CHANNELS.size());
        var digits = Community.padded(number, 4);
        return List.of(
                creator.id(),
                number == 12 ? "Invented Pixel & Sons, Ltd" : "Invented Person " + digits,
                number == 12 ? "business_licence" : "resident_id",
                "DEMO-ID-" + digits,
                channel,
                account(channel, digits),
                channel.equals("bank") ? "999999999999" : "",
                "CNY",
                regime(number),
                number == 2 || number == 6 ? "DE" : "CN");
    }

    /** Of forms that banks take and of numbers that no bank gives out: none issues cards that begin with 9999. */
    private static String account(String channel, String digits) {
        return switch (channel) {
            case "bank" -> card("99990000000000" + digits);
            case "alipay" -> "demo-" + digits + "@example.org";
            default -> "wxid_demo" + digits;
        };
    }

    /** With its check digit (Luhn): every second digit counts twice, by the sum of its own digits. */
    private static String card(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
        }
        return number + (10 - sum % 10) % 10;
    }

    /** Empty: as the rules say. */
    private static String regime(int number) {
        return switch (number) {
            case 2, 6, 12 -> "none";
            case 5, 9, 17 -> "cn_labour";
            default -> "";
        };
    }
}
