package stipend.payout;

/**
 * A row of payees.csv as it was read, nothing checked (SPEC §5).
 *
 * @param row the line it begins on
 */
public record PayeeRow(
        long row,
        String creatorId,
        String legalName,
        String idType,
        String idNumber,
        String channel,
        String account,
        String bankCode,
        String currency,
        String taxRegime,
        String country) {

    /** Names no person and no account, wherever it may be printed. */
    @Override
    public String toString() {
        return "PayeeRow[row=" + row + ", creatorId=" + creatorId + "]";
    }
}
