package stipend.cli;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.Export;
import stipend.fault.InputFault;
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

    @Option(
            names = "--variance",
            paramLabel = "PERCENT",
            defaultValue = "30",
            description = "From which change against the month before a creator is listed (default: ${DEFAULT-VALUE})")
    private BigDecimal variance = Export.Asked.USUAL.variance();

    @Option(
            names = "--statements",
            paramLabel = "FORM",
            defaultValue = "html",
            description = "html: a page for each creator; xlsx: a workbook too, which takes longer (default: html)")
    private Form statements = Form.html;

    @Option(
            names = "--creator",
            paramLabel = "ID",
            description = "Only this creator's statement, as a page and as a workbook")
    private @Nullable String creator;

    /** As people write it. */
    enum Form {
        html,
        xlsx
    }

    @Override
    public Integer call() {
        var top = Parent.of(stipend);
        var one = creator;
        if (variance.signum() < 0) {
            throw new InputFault("--variance " + variance.toPlainString() + ": name a percentage from 0 up");
        }
        return top.with(application -> {
            var export = application.getBean(Export.class);
            return one == null ? all(export, top) : statement(export, one, top);
        });
    }

    private int all(Export export, StipendCommand top) {
        var asked = new Export.Asked(variance, statements == Form.xlsx);
        var written = export.run(Parent.of(month), asked, top.progress());
        top.out().println(written.folder() + ": payouts.xlsx, CSV files, " + written.statements() + " statements");
        top.out().println("proof: " + Proof.summary(written.proofs()));
        return written.proofs().stream().allMatch(Proof::holds) ? 0 : 1;
    }

    private int statement(Export export, String id, StipendCommand top) {
        export.statement(Parent.of(month), id).forEach(top.out()::println);
        return 0;
    }
}
