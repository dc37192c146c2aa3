package stipend.statement;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.award.Awards;
import stipend.award.Bound;
import stipend.award.ProgramAwards;
import stipend.award.RowAward;
import stipend.money.Fraction;

/** The programs' ways for the creators whom an evaluation was watched for: its own records, put in order. */
public final class ProgramWays {
    private final int decimals;
    private final List<Watched> programs;

    /** A program, what was seen of it, and the awards by row. */
    private record Watched(ProgramAwards awards, Watch watch, ProgramWay.Whole whole, Map<RowKey, RowAward> byRow) {}

    private record RowKey(@Nullable String modelId, String creatorId) {
        static RowKey of(RowAward award) {
            var model = award.claim().model();
            return new RowKey(
                    model == null ? null : model.modelId(), award.claim().creatorId());
        }

        static RowKey of(Watch.Seen seen) {
            var model = seen.row().model();
            return new RowKey(model == null ? null : model.modelId(), seen.row().creatorId());
        }
    }

    /** @param watch of the evaluation that gave the awards */
    public ProgramWays(Awards awards, Watch watch) {
        this.decimals = awards.decimals();
        this.programs = awards.programs().stream()
                .map(program -> new Watched(program, watch, whole(program), byRow(program)))
                .toList();
    }

    private static Map<RowKey, RowAward> byRow(ProgramAwards program) {
        var byRow = new HashMap<RowKey, RowAward>();
        program.rows().forEach(award -> byRow.put(RowKey.of(award), award));
        return byRow;
    }

    private ProgramWay.Whole whole(ProgramAwards program) {
        var unit = program.unit();
        var free = BigDecimal.ZERO;
        long floors = 0;
        long awarded = 0;
        for (var row : program.rows()) {
            free = row.share().unit().equals(unit) ? free.add(row.share().base()) : free;
            floors += row.share().exact().shifted(decimals).floor().longValueExact();
            awarded += row.minorUnits();
        }
        return new ProgramWay.Whole(
                program.rows().size(),
                program.worth(),
                free,
                program.total().minus(unit.value().times(free)).reduced(),
                unit,
                program.total(),
                unit.bounds().contains(Bound.BUDGET) ? Fraction.ratio(program.total(), unit.value()) : null,
                program.roundsEachByItself() ? null : program.whole(decimals),
                BigDecimal.valueOf(floors, decimals),
                BigDecimal.valueOf(awarded, decimals));
    }

    /** @param modelId null: of all models */
    public List<ProgramWay> of(String creatorId, @Nullable String modelId) {
        return programs.stream()
                .map(program -> way(program, creatorId, modelId))
                .filter(way -> !way.rows().isEmpty())
                .toList();
    }

    private ProgramWay way(Watched program, String creatorId, @Nullable String modelId) {
        var rows = program.watch().seen(program.awards().program().id()).stream()
                .filter(seen -> seen.concerns(creatorId))
                .filter(seen ->
                        modelId == null || modelId.equals(RowKey.of(seen).modelId()))
                .map(seen -> new RowWays(program.awards(), decimals, creatorId)
                        .of(seen, program.byRow().get(RowKey.of(seen))))
                .toList();
        return new ProgramWay(
                program.awards().program(),
                program.watch().budget(program.awards().program().id()),
                program.whole(),
                rows,
                rows.stream().map(RowWay::amount).reduce(BigDecimal.ZERO.setScale(decimals), BigDecimal::add));
    }
}
