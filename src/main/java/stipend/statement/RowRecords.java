package stipend.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.award.Awards;
import stipend.award.Claim;
import stipend.award.ProgramAwards;
import stipend.award.Row;
import stipend.award.RowAward;
import stipend.award.Witness;
import stipend.contribution.ModelContribution;
import stipend.contribution.ModelContribution.Split;
import stipend.rules.Check;
import stipend.rules.Program;
import stipend.rules.Trace;

/**
 * What some creators' statements tell of an evaluation beside its awards: formulas with their values, and what brought
 * nothing.
 */
public final class RowRecords implements Witness {
    private final Map<String, String> modelNames;
    private final Predicate<String> asked;
    private final Map<Key, String> withValues = new HashMap<>();
    private final Map<String, List<Missed>> missed = new HashMap<>();

    private record Key(String program, @Nullable String modelId, String creatorId) {
        static Key of(String program, @Nullable ModelContribution model, String creatorId) {
            return new Key(program, model == null ? null : model.modelId(), creatorId);
        }
    }

    /**
     * @param modelNames by model_id
     * @param asked whether a creator, by id, is one of them: a row takes half a kilobyte, so nobody else's are kept
     */
    public RowRecords(Map<String, String> modelNames, Predicate<String> asked) {
        this.modelNames = modelNames;
        this.asked = asked;
    }

    boolean isAsked(String creatorId) {
        return asked.test(creatorId);
    }

    @Override
    public void refused(Program program, Row row) {
        if (concerned(row.model(), row.creatorId()).findAny().isEmpty()) {
            return;
        }
        var failed = Check.of(program.eligible(), row.values()).stream()
                .filter(check -> !check.holds())
                .toList();
        miss(program, row.model(), row.creatorId(), failed);
    }

    @Override
    public void claims(Program program, Row row) {
        if (concerned(row.model(), row.creatorId()).findAny().isPresent()) {
            var trace = Trace.of(program.reward().measured(), row.values());
            withValues.put(Key.of(program.id(), row.model(), row.creatorId()), trace.withValues());
        }
    }

    /** The rule's formula with the row's values in the places of the names. */
    String withValues(ProgramAwards program, Claim claim) {
        var key = Key.of(program.program().id(), claim.model(), claim.creatorId());
        return Objects.requireNonNullElse(withValues.get(key), "");
    }

    /** By creator, each program's together, in the order of the rules; to be asked once, of the awards that were seen. */
    public Map<String, List<Missed>> missed(Awards awards) {
        var order = new HashMap<String, Integer>();
        awards.programs().forEach(program -> {
            order.put(program.program().id(), order.size());
            program.rows().stream().filter(row -> row.minorUnits() == 0).forEach(row -> miss(program.program(), row));
        });
        missed.values()
                .forEach(rows -> rows.sort((a, b) ->
                        Integer.compare(order.getOrDefault(a.program(), 0), order.getOrDefault(b.program(), 0))));
        return missed;
    }

    private void miss(Program program, RowAward row) {
        miss(program, row.claim().model(), row.claim().creatorId(), List.of());
    }

    private void miss(Program program, @Nullable ModelContribution model, String creatorId, List<Check> failed) {
        var told = model == null
                ? null
                : new AwardLine.Model(model.modelId(), modelNames.getOrDefault(model.modelId(), ""));
        var one = new Missed(program.id(), program.title(), told, failed);
        concerned(model, creatorId)
                .forEach(creator ->
                        missed.computeIfAbsent(creator, _ -> new ArrayList<>()).add(one));
    }

    private Stream<String> concerned(@Nullable ModelContribution model, String creatorId) {
        var owner = Stream.of(creatorId);
        var all = model == null || model.splits().isEmpty()
                ? owner
                : Stream.concat(owner, model.splits().stream().map(Split::creatorId))
                        .distinct();
        return all.filter(asked);
    }
}
