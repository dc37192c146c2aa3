package stipend.cli;

import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.Export;
import stipend.report.Proof;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a computed month's workbook, CSV files and statements.",
            "Below REPORTS/MONTH: payouts.xlsx, daily_usage.csv, contribution.csv,",
            "exclusions.csv, awards.csv, payouts.csv, rejected_rows.csv, and a statement for",
            "each creator. Exporting again gives the same files."
        })
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Option(names = "--month", paramLabel = "MONTH", required = true, description = "The month, as 2024-02")
    private @Nullable YearMonth month;

    @Override
    public Integer call() {
        var top = Parent.of(stipend);
        return top.with(application -> {
            var written = application.getBean(Export.class).run(Parent.of(month), top.progress());
            top.out().println(written.folder() + ": payouts.xlsx, CSV files, " + written.statements() + " statements");
            top.out().println("proof: " + Proof.summary(written.proofs()));
            return written.proofs().stream().allMatch(Proof::holds) ? 0 : 1;
        });
    }
}
