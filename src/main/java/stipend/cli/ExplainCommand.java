package stipend.cli;

import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.batch.Explain;
import stipend.report.ExplanationJson;
import stipend.report.ExplanationText;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tells the whole way of a creator's month, in words and numbers: what was counted,",
            "which part of a condition failed, score, multipliers, caps, rounding, split, tax,",
            "and where the payment stands. Also to those who got nothing."
        })
final class ExplainCommand implements Callable<Integer> {
    enum Language {
        EN,
        ZH
    }

    enum Format {
        TEXT,
        JSON
    }

    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Option(names = "--month", paramLabel = "MONTH", required = true, description = "The month, as 2024-02")
    private @Nullable YearMonth month;

    @Option(names = "--creator", paramLabel = "CREATOR", required = true, description = "The creator's id")
    private @Nullable String creator;

    @Option(names = "--model", paramLabel = "MODEL", description = "Only this model of his, as far as its award")
    private @Nullable String model;

    @Option(names = "--lang", paramLabel = "LANGUAGE", description = "en or zh (default: en)")
    private Language language = Language.EN;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    private Format format = Format.TEXT;

    @Override
    public Integer call() {
        var top = Parent.of(stipend);
        return top.with(application -> {
            var explanation = application.getBean(Explain.class).of(Parent.of(month), Parent.of(creator), model);
            top.out()
                    .print(
                            switch (format) {
                                case TEXT ->
                                    ExplanationText.of(
                                            explanation, language.name().toLowerCase(Locale.ROOT));
                                case JSON -> ExplanationJson.of(explanation);
                            });
            top.out().flush();
            return 0;
        });
    }
}
