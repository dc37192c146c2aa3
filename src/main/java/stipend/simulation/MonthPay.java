package stipend.simulation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import stipend.money.Fraction;
import stipend.rules.Rules;

/** What rules pay in a month, program by program. */
record MonthPay(SeenMonth month, Rules rules, List<ProgramPay> programs) {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

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

    /** What is kept of it when the month itself is let go. */
    PaidMonth paid(Creators creators) {
        var byCreator = byCreator(creators);
        int decimals = rules.currency().getDefaultFractionDigits();
        long minimum = Fraction.of(rules.payout().minimum())
                .shifted(decimals)
                .ceiling()
                .min(MOST)
                .longValueExact();
        int below = 0;
        for (long units : byCreator) {
            below += units > 0 && units < minimum ? 1 : 0;
        }
        var programs = new ArrayList<PaidMonth.PaidProgram>();
        for (var pay : programs()) {
            programs.add(new PaidMonth.PaidProgram(pay.program().id(), pay.total(), pay.budget()));
        }
        return new PaidMonth(month.contribution().month(), decimals, programs, byCreator, below, newcomers(byCreator));
    }

    private long newcomers(long[] byCreator) {
        long paid = 0;
        for (int i = 0; i < byCreator.length; i++) {
            var one = byCreator[i] > 0 ? month.creator(i) : null;
            var age = one == null ? null : one.creatorAgeDays();
            paid += age != null && age <= Simulation.NEW_DAYS ? byCreator[i] : 0;
        }
        return paid;
    }
}
