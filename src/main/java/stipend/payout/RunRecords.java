package stipend.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is kept of a run besides its figures, to be read and no more: people and accounts as they may be shown. */
public interface RunRecords {

    /**
     * Where a creator is paid, numbers masked.
     *
     * @param legalName in full: for the tax office's sheet alone
     * @param wrong why no bank would take it; null: it can be paid
     */
    record ShownPayee(
            String channel,
            String account,
            String legalName,
            String idType,
            String idNumber,
            @Nullable String wrong) {
        /** Names nobody, wherever it may be printed. */
        @Override
        public String toString() {
            return "ShownPayee[channel=" + channel + "]";
        }
    }

    /** What became of a payment; {@code sent} is false for one that was left out. */
    record ShownResult(boolean succeeded, boolean sent, String reason) {}

    /** A file that a bank or a wallet got. */
    record ShownFile(String name, int payments, BigDecimal total) {}

    /** What the tax of payable lines was computed on, by creator. */
    Map<String, TaxBasis> taxed(PayoutRun run);

    /**
     * By creator; those whom a run pays that was drafted before payees were kept with it have none.
     *
     * @throws stipend.fault.InputFault if the key that sealed them is not there
     */
    Map<String, ShownPayee> payees(PayoutRun run);

    /** Of payments that have their result, by creator. */
    Map<String, ShownResult> results(PayoutRun run);

    /** By name; none before the run is exported. */
    List<ShownFile> files(PayoutRun run);

    /** What the run keeps back and gives to the platform, and under which order. */
    List<HeldMove> held(PayoutRun run);

    /** The creators whose money above zero the month's live run carried; without a live run nobody. */
    Set<String> carried(YearMonth month);
}
