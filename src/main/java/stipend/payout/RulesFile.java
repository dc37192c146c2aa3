package stipend.payout;

import java.util.Currency;
import stipend.fault.InputFault;
import stipend.rules.Rules;

/** The rules file that a run was computed by; frozen for the run's month once the run is approved (SPEC §4). */
public record RulesFile(String title, String file, String sha256, Currency currency) {
    public static RulesFile of(Rules rules) {
        return new RulesFile(rules.title(), rules.file(), rules.sha256(), rules.currency());
    }

    /** Refuses a file whose bytes are not the ones that were signed. */
    public void requireSame(RulesFile now) {
        if (!sha256.equals(now.sha256)) {
            throw InputFault.in(
                    now.file,
                    "is not the file that the approved month was computed by (" + file + ", SHA-256 " + sha256
                            + "); restore that one, and put new rules into a new file");
        }
    }
}
