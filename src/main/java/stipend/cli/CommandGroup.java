package stipend.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: it has commands of its own, and alone it says which. */
abstract class CommandGroup implements Runnable {
    @ParentCommand
    private @Nullable StipendCommand stipend;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    final StipendCommand top() {
        return Parent.of(stipend);
    }

    @Override
    public final void run() {
        var names = List.copyOf(spec.subcommands().keySet());
        var others = names.subList(0, names.size() - 1);
        throw new ParameterException(
                spec.commandLine(),
                "say what to do: " + (others.isEmpty() ? "" : String.join(", ", others) + " or ") + names.getLast());
    }
}
