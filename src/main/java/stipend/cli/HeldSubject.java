package stipend.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import stipend.batch.KnownIds;
import stipend.payout.Hold;

/** On whom or on what a hold is. */
final class HeldSubject {
    @Option(names = "--creator", paramLabel = "ID", required = true, description = "Everything of this creator")
    private @Nullable String creator;

    @Option(names = "--model", paramLabel = "ID", required = true, description = "The awards of this model")
    private @Nullable String model;

    Hold.Subject subject() {
        return creator != null ? new Hold.OfCreator(creator) : new Hold.OfModel(Parent.of(model));
    }

    void require(KnownIds known) {
        switch (subject()) {
            case Hold.OfCreator(String id) -> known.requireCreator(id);
            case Hold.OfModel(String id) -> known.requireModel(id);
        }
    }
}
