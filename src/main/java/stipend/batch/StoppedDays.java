package stipend.batch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import stipend.fault.InputFault;

/** The days of a night that what they are counted from has stopped (SPEC §2), each with why; all others are done. */
public record StoppedDays(SortedMap<LocalDate, InputFault> faults) {
    public static final StoppedDays NONE = new StoppedDays(new TreeMap<>());

    public StoppedDays and(StoppedDays others) {
        var all = new TreeMap<>(faults);
        all.putAll(others.faults);
        return new StoppedDays(all);
    }

    /** Those of the month. */
    public StoppedDays of(YearMonth month) {
        return new StoppedDays(faults.subMap(month.atDay(1), month.plusMonths(1).atDay(1)));
    }

    /** @throws InputFault if there are any: a line for each reason, with its days */
    public void requireNone() {
        if (!faults.isEmpty()) {
            throw InputFault.inSeveralPlaces(lines());
        }
    }

    private List<String> lines() {
        var days = new LinkedHashMap<String, SortedSet<LocalDate>>();
        faults.forEach((day, fault) ->
                days.computeIfAbsent(fault.line(), _ -> new TreeSet<>()).add(day));
        return days.entrySet().stream()
                .map(reason -> line(reason.getKey(), reason.getValue()))
                .toList();
    }

    private static String line(String reason, SortedSet<LocalDate> days) {
        var saysItself = days.size() == 1 && reason.contains(days.first().toString());
        return saysItself ? reason : Nightly.named(days) + ": " + reason;
    }
}
