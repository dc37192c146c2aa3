package stipend.batch;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import stipend.award.Award;
import stipend.award.AwardBook;
import stipend.award.Awards;
import stipend.batch.Recount.Recounted;
import stipend.fault.InputFault;
import stipend.payout.PayoutRun;
import stipend.payout.PayoutRuns;
import stipend.payout.Restatement;
import stipend.payout.RestatementPosting;
import stipend.payout.Step;
import stipend.rules.FinanceFile;
import stipend.rules.Rules;

/** What a closed month would award from today's files and catalog (SPEC §5); the month itself stays as it was signed. */
public final class Restate {
    private final Places places;
    private final Recount recount;
    private final EarlierMonths earlier;
    private final AwardBook awards;
    private final PayoutRuns runs;
    private final RestatementPosting posting;
    private final TransactionOperations transactions;

    public Restate(
            Places places,
            Recount recount,
            EarlierMonths earlier,
            AwardBook awards,
            PayoutRuns runs,
            RestatementPosting posting,
            TransactionOperations transactions) {
        this.places = places;
        this.recount = recount;
        this.earlier = earlier;
        this.awards = awards;
        this.runs = runs;
        this.posting = posting;
        this.transactions = transactions;
    }

    /**
     * A closed month, recomputed.
     *
     * @param run whose awards the difference is to
     * @param corrected whether the rules are others than those that the run was signed by
     * @param awards as they would be
     */
    public record Restated(
            PayoutRun.Signed run,
            Rules rules,
            boolean corrected,
            Recounted recounted,
            List<Award> awards,
            Restatement restatement) {}

    /**
     * Recomputes the month; nothing is written.
     *
     * @param corrected rules in the place of those that the month was signed by; null: those
     * @throws InputFault if the month is not closed, or its rules are not what they were, or the others are not for it
     */
    public Restated of(YearMonth month, @Nullable Path corrected, Progress progress) {
        var run = signed(month);
        var rules = corrected == null ? places.signedRules(month, run.rules()) : corrected(corrected, run);
        var recounted = recount.of(month, rules, progress);
        var finance = FinanceFile.read(places.data()).of(month);
        var recomputed = Awards.evaluate(rules, earlier.with(recounted.contribution(), rules), finance)
                .lines();
        return new Restated(run, rules, corrected != null, recounted, recomputed, against(run, recomputed));
    }

    private PayoutRun.Signed signed(YearMonth month) {
        var run = runs.run(month)
                .orElseThrow(() -> new InputFault(month + " has no payout run, so there is nothing to restate; monthly"
                        + " --month " + month + " computes it"));
        if (run instanceof PayoutRun.Signed signed) {
            return signed;
        }
        throw new InputFault(month + " is not closed: its payout run " + run.id() + " is " + run.state()
                + "; monthly --month " + month + " computes it from today's files");
    }

    private Rules corrected(Path file, PayoutRun run) {
        var month = run.id().month();
        var rules = places.rulesIn(file, month);
        if (rules.from().isAfter(month)) {
            throw InputFault.in(
                    file,
                    "begins with " + rules.from() + "; a corrected file for " + month
                            + " has a from that is not after it");
        }
        if (!rules.currency().equals(run.rules().currency())) {
            throw InputFault.in(
                    file,
                    "is in " + rules.currency() + "; " + month + " was paid in "
                            + run.rules().currency());
        }
        return rules;
    }

    private Restatement against(PayoutRun run, List<Award> recomputed) {
        var month = run.id().month();
        return Restatement.of(month, run.rules().currency(), awards.lines(month), posting.earlier(month), recomputed);
    }

    /**
     * Brings the differences into the next open month; as a whole, or throws and has changed nothing.
     *
     * @return how many adjustments that are
     * @throws InputFault if somebody has restated the month or taken its run back meanwhile
     */
    public int post(Restated restated, Step step) {
        var restatement = restated.restatement();
        if (restatement.changed().isEmpty()) {
            return 0;
        }
        return transactions.execute(_ -> {
            var posted = posting.post(
                    restatement.origin(), restatement.currency(), restatement.differences(), noted(restated, step));
            requireNothingLeft(restated);
            return posted;
        });
    }

    /** Nobody else posts before the transaction ends, so what is read now is what will stand. */
    private void requireNothingLeft(Restated restated) {
        var month = restated.run().id().month();
        var stands = runs.run(month)
                .filter(run -> run instanceof PayoutRun.Signed
                        && run.id().equals(restated.run().id()));
        if (stands.isEmpty()
                || !against(restated.run(), restated.awards()).changed().isEmpty()) {
            throw new InputFault(
                    month + " was changed by somebody else meanwhile: nothing is posted; restate it again");
        }
    }

    /** By which rules is part of why somebody gets or owes money; the run itself names those that it was signed by. */
    private static Step noted(Restated restated, Step step) {
        if (!restated.corrected()) {
            return step;
        }
        var rules = "by " + restated.rules().file() + ", SHA-256 "
                + restated.rules().sha256();
        return new Step(step.by(), step.at(), step.note() == null ? rules : step.note() + " (" + rules + ")");
    }
}
