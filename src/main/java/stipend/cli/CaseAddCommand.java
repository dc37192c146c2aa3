package stipend.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.KnownIds;
import stipend.delivery.CsvTable;
import stipend.fault.InputFault;
import stipend.payout.CaseFile.Claimed;

@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Adds a model, or those of a CSV file, and who claims them.")
final class CaseAddCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("model_id", "claimant_id", "weight");

    @ParentCommand
    private @Nullable CaseCommand command;

    @Mixin
    private CaseCommand.Entry entry = new CaseCommand.Entry();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    /** One model, or a file of them. */
    static final class Which {
        @ArgGroup(exclusive = false)
        private @Nullable One one;

        @Option(
                names = "--models",
                paramLabel = "FILE",
                required = true,
                description = "CSV with model_id,claimant_id,weight; a weight may be empty: 1")
        private @Nullable Path file;
    }

    /** A model that is named. */
    static final class One {
        @Option(names = "--model", paramLabel = "ID", required = true, description = "The model")
        private @Nullable String model;

        @Option(
                names = "--claimant",
                paramLabel = "CREATOR",
                description = "Who says that it is his (default: its creator in the newest catalog)")
        private @Nullable String claimant;

        @Option(
                names = "--weight",
                paramLabel = "NUMBER",
                defaultValue = "1",
                description = "His part of what is recovered (default: ${DEFAULT-VALUE})")
        private BigDecimal weight = BigDecimal.ONE;
    }

    @Override
    public Integer call() {
        return Parent.of(command).write(entry, (cases, application, step) -> {
            var models = models(application.getBean(KnownIds.class));
            int added = cases.add(entry.id(), models, step);
            return new CaseCommand.Said("has " + added + " models more", added > 0);
        });
    }

    private List<Claimed> models(KnownIds known) {
        var one = which.one;
        if (one == null) {
            return read(Parent.of(which.file), known);
        }
        var model = Parent.of(one.model);
        var claimant = one.claimant == null ? known.authorOf(model) : one.claimant;
        known.requireCreator(claimant);
        return List.of(new Claimed(model, claimant, weight(one.weight.toPlainString(), "--weight")));
    }

    private static List<Claimed> read(Path file, KnownIds known) {
        var models = new ArrayList<Claimed>();
        CsvTable.read(file, file.toString(), COLUMNS, row -> {
            var claimant = row.required("claimant_id");
            known.requireCreator(claimant);
            var weight = row.text("weight");
            var where = file + ", row " + row.line() + ", column weight";
            models.add(new Claimed(row.required("model_id"), claimant, weight(weight.isEmpty() ? "1" : weight, where)));
        });
        return models;
    }

    private static BigDecimal weight(String text, String where) {
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            throw new InputFault(where + ": \"" + text + "\" is no weight; give a number such as 1 or 2.5");
        }
        return new BigDecimal(text);
    }
}
