package stipend.batch;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.award.ProgramAwards;
import stipend.award.RowAward;
import stipend.award.Splits;
import stipend.contribution.CreatorContribution;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution.Split;
import stipend.report.MonthReport.Detail;
import stipend.report.MonthReport.ProgramTotal;

/** The awards' own records, as the workbook shows them. */
record ExportedAwards(MonthBook book) {

    List<ProgramTotal> totals() {
        return book.awards().programs().stream().map(this::total).toList();
    }

    private ProgramTotal total(ProgramAwards program) {
        var units = program.rows().stream().mapToLong(RowAward::minorUnits).sum();
        var awarded = BigDecimal.valueOf(units, book.awards().decimals());
        var budget = program.budget();
        return new ProgramTotal(
                program.program().id(),
                program.program().title().getOrDefault("en", program.program().id()),
                budget,
                awarded,
                program.isPool() && budget != null ? budget.subtract(awarded) : null);
    }

    Stream<Detail> details() {
        var creators = book.creators();
        return book.awards().programs().stream()
                .flatMap(program -> program.rows().stream()
                        .flatMap(row -> Splits.of(row).stream()
                                .filter(part -> part.minorUnits() > 0)
                                .map(part -> detail(program, row, part, creators))));
    }

    private Detail detail(
            ProgramAwards program, RowAward row, Splits.Part part, Map<String, CreatorContribution> creators) {
        var claim = row.claim();
        var model = claim.model();
        var creator = creators.get(claim.creatorId());
        return new Detail(
                part.creatorId(),
                book.nameOf(part.creatorId()),
                model == null ? null : model.modelId(),
                model == null ? null : book.modelNames().getOrDefault(model.modelId(), ""),
                program.program().id(),
                model != null ? model.metrics() : creator == null ? Metrics.ZERO : creator.metrics(),
                model != null ? model.uniqueUsers() : creator == null ? 0 : creator.uniqueUsers(),
                model != null ? model.activeDays() : creator == null ? 0 : creator.activeDays(),
                program.isPool() ? claim.worth() : null,
                claim.factors().product(),
                model == null ? null : percent(model.splits(), part.creatorId()),
                BigDecimal.valueOf(part.minorUnits(), book.awards().decimals()));
    }

    private static @Nullable BigDecimal percent(List<Split> splits, String creatorId) {
        return splits.stream()
                .filter(split -> split.creatorId().equals(creatorId))
                .map(Split::percent)
                .findFirst()
                .orElse(null);
    }
}
