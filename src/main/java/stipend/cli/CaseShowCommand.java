package stipend.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.fault.InputFault;
import stipend.payout.CaseBook;
import stipend.payout.CaseFile;

@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows all cases, or all of one.")
final class CaseShowCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable CaseCommand command;

    @Option(names = "--case", paramLabel = "ID", description = "All of this one")
    private @Nullable String caseId;

    @Override
    public Integer call() {
        var top = Parent.of(command).top();
        return top.with(application -> {
            var cases = application.getBean(CaseBook.class);
            var id = caseId;
            if (id == null) {
                cases.all().forEach(file -> top.out().println(line(file)));
            } else {
                show(cases.find(id).orElseThrow(() -> new InputFault("there is no case " + id)), top);
            }
            return 0;
        });
    }

    private static String line(CaseFile file) {
        return "case " + file.id() + " is " + file.status().word() + ": " + file.title() + "; "
                + file.models().size() + " models, " + file.evidence().size() + " pieces of evidence";
    }

    private static void show(CaseFile file, StipendCommand top) {
        var out = top.out();
        out.println(line(file));
        file.steps()
                .forEach(turn -> out.println("  " + turn.step().at() + "  "
                        + turn.status().word() + " by " + turn.step().by()));
        file.evidence()
                .forEach(piece -> out.println("  " + piece.registered().at() + "  " + piece.sha256() + "  "
                        + piece.fileName() + ": " + piece.wording()));
        file.recoveries()
                .forEach(won -> out.println("  " + won.recorded().at() + "  recovered "
                        + won.amount().toPlainString() + " " + won.currency() + ", " + won.reference()));
        file.models()
                .forEach(model -> out.println("  model " + model.modelId() + " of " + model.claimantId()
                        + ", weight "
                        + model.weight().stripTrailingZeros().toPlainString()));
    }
}
