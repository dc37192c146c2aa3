package stipend.catalog;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;

/**
 * What a month takes from the catalog (SPEC §3): the last snapshot that had a model or creator, and on how many of the
 * month's days a model was listed or exclusive under a creator. Days without a catalog count 0.
 */
public final class CatalogMonth {
    private final CatalogFolder catalog;
    private final LocalDate lastDay;
    private final Map<Holding, Days> days = new HashMap<>();
    private final Map<String, Model> models = new HashMap<>();
    private final Map<String, Creator> creators = new HashMap<>();
    private final Map<LocalDate, String> sha256 = new HashMap<>();

    private record Holding(String modelId, String creatorId) {}

    /** Days of the month on which a model was listed, and exclusive. */
    public record Days(int listed, int exclusive) {
        static final Days NONE = new Days(0, 0);

        Days plus(Model model, int days) {
            return new Days(
                    listed + (model.status() == Model.Status.LISTED ? days : 0),
                    exclusive + (model.exclusive() ? days : 0));
        }
    }

    /** Reads the snapshots in force during the month, one after another. */
    public CatalogMonth(CatalogFolder catalog, YearMonth month) {
        this.catalog = catalog;
        this.lastDay = month.atEndOfMonth();
        catalog.daysInForce(month).forEach((day, length) -> {
            add(catalog.read(day), length);
            catalog.keepNewest();
        });
    }

    private void add(Snapshot snapshot, int length) {
        sha256.put(snapshot.day(), snapshot.sha256());
        models.putAll(snapshot.models());
        creators.putAll(snapshot.creators());
        snapshot.models()
                .values()
                .forEach(model -> days.merge(
                        new Holding(model.modelId(), model.creatorId()),
                        Days.NONE.plus(model, length),
                        (before, _) -> before.plus(model, length)));
    }

    /** SHA-256 of the snapshot in force on the day, if one was. */
    public Optional<String> sha256(LocalDate day) {
        return catalog.dayInForce(day).map(sha256::get);
    }

    /** The model on the month's last day; if it is gone by then, in the last snapshot that had it. */
    public Model model(String modelId) {
        return required(models.get(modelId), "model", modelId);
    }

    /** The creator on the month's last day, or in the last snapshot that had him, of an earlier month if need be. */
    public Creator creator(String creatorId) {
        return creators.computeIfAbsent(
                creatorId, id -> catalog.lastWith(id, lastDay).orElseGet(() -> required(null, "creator", id)));
    }

    /** On how many days the model was listed and exclusive under the creator. */
    public Days days(String modelId, String creatorId) {
        return days.getOrDefault(new Holding(modelId, creatorId), Days.NONE);
    }

    private static <T> T required(@Nullable T found, String what, String id) {
        if (found == null) {
            throw new InputFault("catalog: no snapshot up to this month has " + what + " \"" + id
                    + "\", who has usage or money; deliver a catalog that names it");
        }
        return found;
    }
}
