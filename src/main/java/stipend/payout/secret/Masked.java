package stipend.payout.secret;

/** A number as people may see it: its last four characters, and none of one that has not twice as many. */
public final class Masked {
    private static final int SHOWN = 4;

    private Masked() {}

    public static String of(String number) {
        int length = number.codePointCount(0, number.length());
        if (length < 2 * SHOWN) {
            return number.isEmpty() ? "" : "****";
        }
        return "****" + number.substring(number.offsetByCodePoints(number.length(), -SHOWN));
    }
}
