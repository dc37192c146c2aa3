package stipend.statement;

import java.math.BigDecimal;

/**
 * A creator's month in money (SPEC §5), or the sum of many; amounts in the currency's minor unit's scale.
 *
 * @param gross opening + awards + adjustments − held
 * @param carried what stays for the next month, untaxed
 * @param net gross − carried − tax
 * @param returned what banks sent back of earlier payments and is paid again with this net
 */
public record Account(
        BigDecimal opening,
        BigDecimal awards,
        BigDecimal adjustments,
        BigDecimal gross,
        BigDecimal held,
        BigDecimal carried,
        BigDecimal tax,
        BigDecimal net,
        BigDecimal returned) {
    public static final Account ZERO = new Account(
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO);

    public Account plus(Account other) {
        return new Account(
                opening.add(other.opening),
                awards.add(other.awards),
                adjustments.add(other.adjustments),
                gross.add(other.gross),
                held.add(other.held),
                carried.add(other.carried),
                tax.add(other.tax),
                net.add(other.net),
                returned.add(other.returned));
    }

    /** What the creator is sent: the net, and what came back of earlier ones. */
    public BigDecimal paid() {
        return net.add(returned);
    }

    /** Opening + awards + adjustments − held − tax − net: what the next month opens with. */
    public BigDecimal closing() {
        return cameIn().subtract(tax).subtract(net);
    }

    /** All that there is to pay, hold or carry: opening + awards + adjustments. */
    public BigDecimal due() {
        return opening.add(awards).add(adjustments);
    }

    /** What the month itself brought: awards and adjustments. */
    public BigDecimal earned() {
        return awards.add(adjustments);
    }

    /** What gross has to be, from what came in. */
    public BigDecimal cameIn() {
        return due().subtract(held);
    }

    /** What gross has to be, from where it went. */
    public BigDecimal wentOut() {
        return carried.add(tax).add(net);
    }

    public boolean agrees() {
        return gross.compareTo(cameIn()) == 0 && gross.compareTo(wentOut()) == 0;
    }
}
