package stipend.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.contribution.CreatorContribution;
import stipend.rules.Rules;

/** What rules pay in a month, program by program. */
record MonthPay(SeenMonth month, Rules rules, List<ProgramPay> programs) {

    long[] byCreator(Creators creators) {
        var all = new long[creators.size()];
        for (var pay : programs) {
            for (int i = 0; i < all.length; i++) {
                all[i] += pay.byCreator()[i];
            }
        }
        return all;
    }

    /** Before splits, in the order of the month's models; what is paid per creator is not in it. */
    long[] byModel() {
        var all = new long[month.models().size()];
        for (var pay : programs) {
            var byModel = pay.byModel();
            for (int i = 0; byModel != null && i < all.length; i++) {
                all[i] += byModel[i];
            }
        }
        return all;
    }

    /** The creators who have a row in the month, by number; who only has a part of somebody else's model is null. */
    @Nullable
    CreatorContribution[] known(Creators creators) {
        var known = new @Nullable CreatorContribution[creators.size()];
        month.contribution().creators().forEach(one -> known[creators.number(one.creatorId())] = one);
        return known;
    }

    /** What is kept of it when the month itself is let go. */
    PaidMonth paid(Creators creators) {
        var byCreator = byCreator(creators);
        var minimum = rules.payout().minimum();
        int decimals = rules.currency().getDefaultFractionDigits();
        int below = 0;
        for (long units : byCreator) {
            below += units > 0 && BigDecimal.valueOf(units, decimals).compareTo(minimum) < 0 ? 1 : 0;
        }
        var programs = new ArrayList<PaidMonth.PaidProgram>();
        for (var pay : programs()) {
            programs.add(new PaidMonth.PaidProgram(pay.program().id(), pay.total(), pay.budget()));
        }
        return new PaidMonth(
                month.contribution().month(), decimals, programs, byCreator, below, newcomers(byCreator, creators));
    }

    private long newcomers(long[] byCreator, Creators creators) {
        long paid = 0;
        for (var one : month.contribution().creators()) {
            var age = one.creatorAgeDays();
            paid += age != null && age <= Simulation.NEW_DAYS ? byCreator[creators.number(one.creatorId())] : 0;
        }
        return paid;
    }
}
