package stipend.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.contribution.ModelContribution;
import stipend.text.CodePoints;

/** A program's awards as the lines of awards.csv (SPEC §6): after splits, lines of one key added, none of zero. */
final class Lines {
    private static final int POINT_DECIMALS = 6;

    private final ProgramAwards awards;
    private final int decimals;
    private final List<Award> lines = new ArrayList<>();

    /** The lines of the model at hand: the parts of a split, and a former owner's row. */
    private final List<Line> ofModel = new ArrayList<>();

    private record Line(String creatorId, BigDecimal points, long minorUnits) {
        Line plus(Line other) {
            return new Line(creatorId, points.add(other.points), minorUnits + other.minorUnits);
        }
    }

    private Lines(ProgramAwards awards, int decimals) {
        this.awards = awards;
        this.decimals = decimals;
    }

    static Stream<Award> of(ProgramAwards awards, int decimals) {
        var lines = new Lines(awards, decimals);
        ModelContribution model = null;
        for (var row : awards.rows()) {
            if (!sameModel(model, row.claim().model())) {
                lines.write(model);
            }
            model = row.claim().model();
            lines.add(row);
        }
        lines.write(model);
        return lines.lines.stream();
    }

    private static boolean sameModel(@Nullable ModelContribution one, @Nullable ModelContribution other) {
        return one != null && other != null && one.modelId().equals(other.modelId());
    }

    private void add(RowAward row) {
        for (var part : Splits.of(row)) {
            ofModel.add(new Line(part.creatorId(), row.claim().worth(), part.minorUnits()));
        }
    }

    private void write(@Nullable ModelContribution model) {
        for (var line : ofModel.size() > 1 ? byCreator() : ofModel) {
            if (line.minorUnits > 0) {
                lines.add(award(model, line));
            }
        }
        ofModel.clear();
    }

    private Collection<Line> byCreator() {
        var byCreator = new TreeMap<String, Line>(CodePoints.ORDER);
        ofModel.forEach(line -> byCreator.merge(line.creatorId, line, Line::plus));
        return byCreator.values();
    }

    private Award award(@Nullable ModelContribution model, Line line) {
        return new Award(
                awards.program().id(),
                model == null ? null : model.modelId(),
                line.creatorId,
                awards.isPool() ? line.points.setScale(POINT_DECIMALS, RoundingMode.HALF_UP) : null,
                BigDecimal.valueOf(line.minorUnits, decimals));
    }
}
