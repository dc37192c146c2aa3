package stipend.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
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

    /** The lines of the model at hand, by creator: the parts of a split, and a former owner's row. */
    private final SortedMap<String, Line> ofModel = new TreeMap<>(CodePoints.ORDER);

    private record Line(BigDecimal points, long minorUnits) {
        Line plus(Line other) {
            return new Line(points.add(other.points), minorUnits + other.minorUnits);
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
            ofModel.merge(part.creatorId(), new Line(row.claim().worth(), part.minorUnits()), Line::plus);
        }
    }

    private void write(@Nullable ModelContribution model) {
        ofModel.forEach((creator, line) -> {
            if (line.minorUnits() > 0) {
                lines.add(award(model, creator, line));
            }
        });
        ofModel.clear();
    }

    private Award award(@Nullable ModelContribution model, String creator, Line line) {
        return new Award(
                awards.program().id(),
                model == null ? null : model.modelId(),
                creator,
                awards.isPool() ? line.points().setScale(POINT_DECIMALS, RoundingMode.HALF_UP) : null,
                BigDecimal.valueOf(line.minorUnits(), decimals));
    }
}
