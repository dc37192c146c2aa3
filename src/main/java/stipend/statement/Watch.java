package stipend.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.award.Row;
import stipend.award.Witness;
import stipend.contribution.ModelContribution.Split;
import stipend.rules.Expr;
import stipend.rules.Program;
import stipend.rules.Trace;

/** Keeps what an evaluation saw of the rows of some creators. */
public final class Watch implements Witness {
    private final Predicate<String> creators;
    private final Map<String, List<Seen>> seen = new HashMap<>();
    private final Map<String, Trace> budgets = new HashMap<>();

    /** A row as a program judged it. */
    record Seen(Row row, boolean eligible) {
        boolean concerns(String creatorId) {
            return concerned(row).anyMatch(creatorId::equals);
        }
    }

    /** @param creators whose rows are kept, also those that others own and split with them */
    public Watch(Predicate<String> creators) {
        this.creators = creators;
    }

    @Override
    public void budget(Program program, Row row) {
        Expr budget = program.reward().budget();
        if (budget != null) {
            budgets.put(program.id(), Trace.of(budget, row.values()));
        }
    }

    @Override
    public void refused(Program program, Row row) {
        keep(program, row, false);
    }

    @Override
    public void claims(Program program, Row row) {
        keep(program, row, true);
    }

    private void keep(Program program, Row row, boolean eligible) {
        if (concerned(row).anyMatch(creators)) {
            seen.computeIfAbsent(program.id(), _ -> new ArrayList<>()).add(new Seen(row, eligible));
        }
    }

    private static Stream<String> concerned(Row row) {
        var owner = Stream.of(row.creatorId());
        return row.model() == null
                ? owner
                : Stream.concat(owner, row.model().splits().stream().map(Split::creatorId));
    }

    /** In the order of the rows. */
    List<Seen> seen(String program) {
        return seen.getOrDefault(program, List.of());
    }

    @Nullable
    Trace budget(String program) {
        return budgets.get(program);
    }
}
