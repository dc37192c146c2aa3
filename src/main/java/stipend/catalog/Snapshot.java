package stipend.catalog;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * The catalog as it stood on a day: everything, not changes.
 *
 * @param day the folder's date
 * @param sha256 over the snapshot's files, names and bytes
 * @param creators by creator_id
 * @param models by model_id
 * @param blockedUsers whose usage counts for nobody
 */
public record Snapshot(
        LocalDate day,
        String sha256,
        Map<String, Creator> creators,
        Map<String, Model> models,
        Set<String> blockedUsers) {}
