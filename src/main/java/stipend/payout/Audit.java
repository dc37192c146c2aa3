package stipend.payout;

import org.jspecify.annotations.Nullable;
import stipend.award.AwardBook;
import stipend.ledger.Ledger;

/** What came of holding everything that is kept about money against the ledger's entries. */
public sealed interface Audit {

    /**
     * Every entry is chained and balanced and the balances are their sums; of every run that was approved exactly its
     * entries are there, of one that was cancelled again also those that take them back; its openings are the balances
     * before it, its lines the sums of its items, its items the sums of the month's awards.
     *
     * @param balances how many were derived, those of nothing left out
     * @param runs how many were approved, with those cancelled later
     */
    record Sound(long entries, String headHash, int balances, int runs, long lines) implements Audit {
        @Override
        public String line() {
            return "the ledger is sound: " + entries + " entries, head " + headHash + "; " + balances
                    + " balances derived again; " + lines + " lines of " + runs
                    + " approved payout runs, their openings, awards and tax years agree with the entries";
        }
    }

    /** The first entry that is wrong. */
    record BrokenEntry(long id, String what) implements Audit {
        @Override
        public String line() {
            return "the ledger is broken at entry " + id + ": " + what;
        }
    }

    /** The run, and its creator where it is one's, that the ledger does not bear out. */
    record BrokenRun(RunId run, @Nullable String creatorId, String what) implements Audit {
        @Override
        public String line() {
            return "payout run " + run + (creatorId == null ? "" : ", creator " + creatorId) + ": " + what;
        }
    }

    /** For people. */
    String line();

    /** Changes nothing. Nobody may post, draft or sign meanwhile. */
    static Audit of(Ledger ledger, RunArchive archive, AwardBook awards) {
        return new AuditWalk(ledger, archive, awards).audit();
    }
}
