package stipend.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stipend.rules.Check;
import stipend.statement.Missed;

/** Why a creator does not get more: by program, the models that brought nothing, and which conditions they fail. */
final class MissedRows {
    private MissedRows() {}

    /** Nothing where everything brought something. */
    static String of(List<Missed> missed) {
        var programs = missed.stream().collect(groupingBy(Missed::program, LinkedHashMap::new, toList()));
        return missed.isEmpty()
                ? ""
                : "<h2>" + Html.say("missed.title") + "</h2>\n"
                        + programs.values().stream().map(MissedRows::program).collect(joining());
    }

    private static String program(List<Missed> rows) {
        return """
            <details>
            <summary>%s <span class="quiet">%s %s</span></summary>
            <table>
            %s</table>
            </details>
            """.formatted(
                        Html.both(words -> title(rows.getFirst(), words)),
                        rows.size(),
                        Html.say("missed.rows"),
                        rows.stream().map(MissedRows::row).collect(joining()));
    }

    private static String title(Missed one, Words words) {
        return Objects.requireNonNullElse(
                one.title().get(words.tag),
                one.title().values().stream().sorted().findFirst().orElse(one.program()));
    }

    private static String row(Missed one) {
        var model = one.model();
        var name = model == null
                ? Html.say("statement.whole")
                : Html.text(model.name().isBlank() ? model.id() : model.name() + " · " + model.id());
        var why = one.failed().isEmpty()
                ? Html.say("missed.nothing")
                : one.failed().stream().map(MissedRows::failed).collect(joining("<br>"));
        return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n".formatted(name, why);
    }

    private static String failed(Check check) {
        var values = check.values().entrySet().stream()
                .map(value -> Html.escaped(value.getKey()) + " = " + value(value.getValue()))
                .collect(joining(", "));
        return Html.code(check.condition()) + (values.isEmpty() ? "" : " <span class=\"quiet\">" + values + "</span>");
    }

    private static String value(@Nullable Object value) {
        return value == null ? Html.say("explain.null") : Html.text(Telling.value(Words.EN, value));
    }
}
