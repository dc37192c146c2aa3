package stipend.payout;

import static java.util.stream.Collectors.toMap;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import stipend.fault.InputFault;
import stipend.payout.bank.BankFiles;

/** Which results a file brings to a run; whatever is unknown or said twice refuses all of it. */
public final class Settlement {
    private final RunId run;
    private final Map<String, Payment> sent;
    private final Set<String> known;
    private final PaymentResults results;

    private Settlement(RunId run, List<Payment> sent, Set<String> known, PaymentResults results) {
        this.run = run;
        this.sent = sent.stream()
                .collect(toMap(Payment::reference, payment -> payment, (one, other) -> one, LinkedHashMap::new));
        this.known = known;
        this.results = results;
    }

    /**
     * The new final results.
     *
     * @param sent the run's payments that went out
     * @param known references that have a result
     * @throws InputFault if the file answers another message, or names a reference that is not the run's, has a result
     *     already, or stands in it twice
     */
    public static List<PaymentResult> of(RunId run, List<Payment> sent, Set<String> known, PaymentResults results) {
        var settlement = new Settlement(run, sent, known, results);
        settlement.requireAnswer();
        settlement.requireReferences();
        return Stream.concat(results.listed().stream(), settlement.rest())
                .filter(PaymentResult::isFinal)
                .toList();
    }

    private void requireAnswer() {
        var expected = BankFiles.message(run);
        if (results.message() != null && !results.message().equals(expected)) {
            throw refused("it answers message " + results.message() + ", payout run " + run + " sent " + expected);
        }
    }

    private void requireReferences() {
        var seen = new HashSet<String>();
        for (var result : results.listed()) {
            if (!sent.containsKey(result.reference())) {
                throw refused("reference " + result.reference() + " is of no payment that payout run " + run + " sent");
            }
            if (!seen.add(result.reference())) {
                throw refused("reference " + result.reference() + " stands in it twice");
            }
            if (known.contains(result.reference())) {
                throw refused("reference " + result.reference() + " has a result already");
            }
        }
    }

    private Stream<PaymentResult> rest() {
        var rest = results.rest();
        if (rest == null) {
            return Stream.empty();
        }
        var listed = results.listed().stream().map(PaymentResult::reference).toList();
        var done = new HashSet<>(known);
        done.addAll(listed);
        return sent.values().stream()
                .filter(BankFiles::isOfMessage)
                .filter(payment -> !done.contains(payment.reference()))
                .map(rest::of);
    }

    private InputFault refused(String why) {
        return new InputFault(
                results.source().replaceFirst(" SHA-256.*", "") + ": " + why + "; nothing of the file was taken");
    }
}
