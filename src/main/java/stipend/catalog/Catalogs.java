package stipend.catalog;

import java.nio.file.Path;

/**
 * DATA/catalog, for work that follows one another in a process that stays: each asks {@link #now} once and sees what is
 * delivered then, to its end. A snapshot with the same bytes as the one read last is not read again.
 */
public final class Catalogs {
    private final Path data;
    private final LastRead last = new LastRead();

    public Catalogs(Path data) {
        this.data = data;
    }

    /** The snapshots as they are listed now. */
    public CatalogFolder now() {
        return new CatalogFolder(data, last);
    }
}
