package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL has no room left, or refuses what nobody expected it to: one line, and no row's values in it. */
class RefusedStatementTest {
    private static final String[] NIGHTLY = {"nightly", "--from", "2024-03-01", "--to", "2024-03-31"};
    private static final String[] MONTHLY = {"monthly", "--month", "2024-03", "--by", "li"};
    private static final String FULL = "could not extend file \"base/5/16384\": No space left on device";

    @TempDir
    private Path home;

    private Platform platform = Platform.in(Path.of("."));

    @BeforeEach
    void begin() {
        platform = Platform.in(home).with(Servers.fresh());
        LittleMonth.write(platform);
        platform.run("status").well();
    }

    private DSLContext sql() {
        return Servers.sql(Objects.requireNonNull(platform.database()));
    }

    /** The server tells the row with it, as it does with a row that fails a check. */
    private void refuse(String table, String state, String words) {
        sql().execute("create or replace function refuse() returns trigger language plpgsql as $$ begin"
                + " raise exception '" + words + "' using errcode = '" + state
                + "', detail = 'Failing row contains ' || new::text; end $$");
        sql().execute("create trigger refuse before insert or update on " + table
                + " for each row execute function refuse()");
    }

    private void allow(String table) {
        sql().execute("drop trigger refuse on " + table);
    }

    private static void tellsNoValues(Ran ran) {
        assertThat(ran.err() + ran.out() + ran.progress())
                .doesNotContain("insert", "COPY", "copy", "update ", "Failing row", "Where", "Exception", "(2024-03");
    }

    @Test
    void aFullDiskWhileRowsAreCopied() {
        refuse("daily_usage", "53100", FULL);
        tellsNoValues(platform.run(NIGHTLY)
                .refused(1, "the disk of PostgreSQL is full (" + FULL + ")", "free space", "same command again"));
        allow("daily_usage");
        platform.run(NIGHTLY).well().says("days: 3 counted");
    }

    @Test
    void aFullDiskWhileAMonthIsComputedAndSigned() {
        platform.run(NIGHTLY).well();
        refuse("payout_run", "53100", FULL);
        tellsNoValues(platform.run(MONTHLY).refused(1, "the disk of PostgreSQL is full (" + FULL + ")"));
        allow("payout_run");
        platform.run(MONTHLY).well();
        refuse("payout_run", "53100", FULL);
        tellsNoValues(platform.run("run", "review", "--month", "2024-03", "--by", "mei")
                .refused(1, "the disk of PostgreSQL is full (" + FULL + ")"));
        allow("payout_run");
        platform.run("run", "review", "--month", "2024-03", "--by", "mei").well();
    }

    @Test
    void whatNobodyExpected() {
        refuse("daily_usage", "23514", "it violates a check");
        tellsNoValues(platform.run(NIGHTLY)
                .refused(1, "PostgreSQL refused a statement (SQLSTATE 23514: it violates a check)"));
    }

    @Test
    void otherThingsThatAreUsedUp() {
        refuse("daily_usage", "53200", "out of memory");
        tellsNoValues(platform.run(NIGHTLY).refused(1, "PostgreSQL has no memory left (out of memory)"));
        allow("daily_usage");
        refuse("daily_usage", "53400", "temporary file size exceeds the limit");
        tellsNoValues(platform.run(NIGHTLY).refused(1, "PostgreSQL is at a limit (SQLSTATE 53400: temporary file"));
    }
}
