package stipend.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import stipend.batch.Places;
import stipend.fault.InputFault;
import stipend.period.BusinessZone;

/** The options of every command (SPEC §6), relative to the current folder. */
final class GlobalOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:STIPEND_DATA:-./data}",
            description = "What was delivered: usage, catalogs, finance's files (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:STIPEND_RULES:-./rules}",
            description = "The rules files (default: ${DEFAULT-VALUE})")
    private Path rules = Path.of("rules");

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:STIPEND_REPORTS:-./reports/out}",
            description = "Where exports are written (default: ${DEFAULT-VALUE})")
    private Path reports = Path.of("reports/out");

    @Option(
            names = "--state",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:STIPEND_STATE:-./.stipend}",
            description = "Stipend's own facts and database (default: ${DEFAULT-VALUE})")
    private Path state = Path.of(".stipend");

    @Option(
            names = "--db",
            paramLabel = "JDBC-URL",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:STIPEND_DB_URL}",
            description = "A PostgreSQL (14 or newer) instead of the embedded one")
    private @Nullable String database;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            scope = ScopeType.INHERIT,
            defaultValue = "Asia/Shanghai",
            description = "The business time zone (default: ${DEFAULT-VALUE})")
    private String zone = "Asia/Shanghai";

    Places places() {
        return new Places(data, rules, reports, state, businessZone());
    }

    @Nullable
    String database() {
        return database == null || database.isBlank() ? null : database;
    }

    private BusinessZone businessZone() {
        try {
            return new BusinessZone(ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new InputFault("--zone: \"" + zone + "\" is no time zone; give one such as Asia/Shanghai");
        }
    }
}
