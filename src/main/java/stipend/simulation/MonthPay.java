package stipend.simulation;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stipend.contribution.CreatorContribution;
import stipend.contribution.MonthContribution;
import stipend.rules.Rules;

/** What rules pay in a month, program by program. */
record MonthPay(MonthContribution contribution, Rules rules, List<ProgramPay> programs) {

    static MonthPay of(MonthCase month, Rules rules) {
        return new MonthPay(
                month.seenBy(rules),
                rules,
                rules.programs().stream()
                        .map(program -> ProgramPay.of(month, rules, program))
                        .toList());
    }

    /** The pay of rules that differ from these in little: only the programs that are others are evaluated. */
    MonthPay next(MonthCase month, Rules other) {
        if (!other.usage().canonical().equals(rules.usage().canonical())) {
            return of(month, other);
        }
        var known = new HashMap<Object, ProgramPay>();
        programs.forEach(pay -> known.put(pay.program(), pay));
        return new MonthPay(
                contribution,
                other,
                other.programs().stream()
                        .map(program ->
                                known.containsKey(program) ? known.get(program) : ProgramPay.of(month, other, program))
                        .toList());
    }

    YearMonth month() {
        return contribution.month();
    }

    long total() {
        return programs.stream().mapToLong(ProgramPay::total).sum();
    }

    /** Only whom something is paid. */
    Map<String, Long> byCreator() {
        var all = new HashMap<String, Long>();
        programs.forEach(pay -> pay.byCreator().forEach((creator, units) -> all.merge(creator, units, Long::sum)));
        return all;
    }

    /** The creators who have a row in the month; who only has a part of somebody else's model is not among them. */
    Map<String, CreatorContribution> creators() {
        var creators = new HashMap<String, CreatorContribution>();
        contribution.creators().forEach(one -> creators.put(one.creatorId(), one));
        return creators;
    }
}
