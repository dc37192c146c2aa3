package stipend.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import stipend.catalog.CatalogFolder;
import stipend.catalog.Snapshot;
import stipend.fault.InputFault;
import stipend.rules.Suggestion;

/** For one command. Refuses ids that nobody has, before an order about them stops a month. */
public final class KnownIds {
    private final CatalogFolder catalog;
    private final Places places;
    private final Clock clock;

    KnownIds(CatalogFolder catalog, Places places, Clock clock) {
        this.catalog = catalog;
        this.places = places;
        this.clock = clock;
    }

    /** @throws InputFault if no snapshot up to today has the creator; it names the nearest that the newest has */
    public void requireCreator(String id) {
        if (catalog.lastWith(id, today()).isEmpty()) {
            throw unknown("creator", id, newest().creators().keySet());
        }
    }

    /** @throws InputFault if the newest snapshot has no such model */
    public void requireModel(String id) {
        authorOf(id);
    }

    /** Who has the model in the newest snapshot. */
    public String authorOf(String model) {
        var known = newest().models().get(model);
        if (known == null) {
            throw unknown("model", model, newest().models().keySet());
        }
        return known.creatorId();
    }

    private static InputFault unknown(String kind, String id, Collection<String> known) {
        return new InputFault("no catalog has " + kind + " \"" + id + "\"" + Suggestion.of(id, known, kind));
    }

    private Snapshot newest() {
        return catalog.inForce(today())
                .orElseThrow(() -> new InputFault("there is no catalog in " + places.data() + "; deliver one first"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), places.zone().id());
    }
}
