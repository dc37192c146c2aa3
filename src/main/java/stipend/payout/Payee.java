package stipend.payout;

/**
 * How a creator is paid, checked.
 *
 * @param row of payees.csv
 * @param currency as written; compared with the rules' for creators of the month only
 * @param taxRegime empty: the rules'
 */
public record Payee(long row, String creatorId, Channel channel, String currency, String taxRegime) {

    /** The ways of paying. */
    public enum Channel {
        BANK,
        ALIPAY,
        WECHAT
    }
}
