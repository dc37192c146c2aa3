package stipend.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import stipend.fault.InputFault;

/** What a figure shall be: {@code total_cost <= 300000}. */
public record Target(Metric metric, boolean atMost, BigDecimal bound) {
    private static final Pattern FORM = Pattern.compile("(.+?)\\s*(<=|>=)\\s*([0-9]{1,15}(\\.[0-9]{1,6})?)");

    /** @throws InputFault if it is not of that form, or names no figure */
    public static Target of(String text, List<MonthCase> cases) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new InputFault("--target \"" + text + "\": write a figure, <= or >=, and a number, such as"
                    + " \"total_cost <= 300000\"");
        }
        return new Target(
                Metric.named(form.group(1), cases), form.group(2).equals("<="), new BigDecimal(form.group(3)));
    }

    boolean isMetBy(BigDecimal value) {
        return atMost ? value.compareTo(bound) <= 0 : value.compareTo(bound) >= 0;
    }

    @Override
    public String toString() {
        return metric.name() + (atMost ? " <= " : " >= ") + bound.toPlainString();
    }
}
