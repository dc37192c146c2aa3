package stipend.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.fault.InputFault;
import stipend.testing.OtherPrograms;

/** The role that the application uses can work and take nothing back, in the embedded PostgreSQL and in a platform's own. */
class RolesTest {
    private static final String ENTRY = "insert into ledger_entry (id, key, posted_at, kind, month, currency,"
            + " description, postings, previous_hash, hash) values (1, 'k', now(), 'award', '2026-01', 'CNY', '', 2,"
            + " decode(repeat('00', 32), 'hex'), sha256('x'));"
            + " insert into ledger_posting values (1, 1, 'a', 5), (1, 2, 'b', -5)";

    @TempDir
    private static Path state;

    private static Database embedded;
    private static EmbeddedPostgres platforms;

    @BeforeAll
    static void start() throws IOException, SQLException {
        embedded = Database.open(null, state);
        try (var connection = embedded.source().getConnection()) {
            execute(connection, "begin; " + ENTRY + "; commit");
        }
        platforms = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        embedded.close();
        platforms.close();
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String url() throws SQLException {
        try (var connection = embedded.source().getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set description = 'x'",
                "update ledger_posting set amount = 6 where number = 1",
                "delete from ledger_entry",
                "delete from ledger_posting",
                "truncate ledger_entry cascade",
                "truncate ledger_posting",
                "update rules_announcement set title = 'x'",
                "delete from rules_announcement",
                "truncate rules_announcement",
                "update payout_line set net = 0",
                "delete from payout_item",
                "truncate payout_run cascade",
                "alter table ledger_entry disable trigger append_only",
                "alter table ledger_posting disable trigger all",
                "drop trigger append_only on ledger_entry",
                "drop table ledger_posting",
                "alter table ledger_entry drop constraint ledger_entry_pkey cascade",
                "create or replace function refuse_changed_money() returns trigger language plpgsql as $$"
                        + " begin return null; end $$",
                "set session_replication_role = replica",
                "create table mine (x integer)",
                "create temporary table mine (x integer)",
                "create view mine as select * from ledger_entry",
                "create function mine() returns integer language sql return 1",
                "create schema mine",
                "create role mine",
                "grant delete on ledger_entry to stipend_app; delete from ledger_entry",
                "alter role stipend_app superuser",
                "set role postgres",
                "copy ledger_entry to program 'cat'",
                "update flyway_schema_history set checksum = 0",
                "select rolpassword from pg_authid"
            })
    void theApplicationsRoleIsRefused(String command) throws SQLException {
        try (var connection = embedded.source().getConnection()) {
            assertThatThrownBy(() -> execute(connection, command))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner|can only|Only roles with).*");
        }
    }

    @Test
    void whatItIsForItMayDo() throws SQLException {
        try (var connection = embedded.source().getConnection()) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("stipend_app");
            assertThatCode(() -> execute(connection, """
                begin;
                select * from ledger_posting;
                insert into payout_run (month, number, state, currency, rules_title, rules_file, rules_sha256,
                    prepared_by, prepared_at) values ('2026-01', 1, 'draft', 'CNY', '', '', '', 'me', now());
                insert into payout_line values ('2026-01', 1, 'c', 0, 1, 0, 1, 0, 0, 0, 1, 'payable', 'R');
                insert into payout_item values
                    ('2026-01', 1, 1, 'c', 'award', 'platform:program:p', 1, '2026-01', '', null);
                delete from payout_run;
                insert into batch_job_instance values (nextval('batch_job_instance_seq'), 0, 'x', 'y');
                update batch_job_instance set job_name = 'z';
                delete from batch_job_instance;
                rollback\
                """)).doesNotThrowAnyException();
        }
    }

    @Test
    void psqlAsTheApplicationsRoleIsRefusedToo() throws Exception {
        OtherPrograms.requirePresent("psql");
        var password = Files.readString(state.resolve("postgres.application.password"));
        var address = url().substring("jdbc:".length()).replaceAll("\\?.*", "");
        var signed = address.replace("//", "//stipend_app:" + password + "@");
        assertThat(OtherPrograms.run("psql", "-At", "-c", "select count(*) from ledger_entry", signed))
                .isEqualTo("1\n");
        assertThatThrownBy(() -> OtherPrograms.run("psql", "-c", "delete from ledger_entry", signed))
                .hasMessageContaining("permission denied for table ledger_entry");
        assertThatThrownBy(() -> OtherPrograms.run("psql", "-c", "update ledger_posting set amount = 1", signed))
                .hasMessageContaining("permission denied for table ledger_posting");
    }

    @Test
    void passwordsLiePrivatelyBesideTheDatabaseAndAreAskedFor() throws IOException, SQLException {
        for (var name : new String[] {"postgres.password", "postgres.application.password"}) {
            var rights = Files.getPosixFilePermissions(state.resolve(name));
            assertThat(java.nio.file.attribute.PosixFilePermissions.toString(rights))
                    .isEqualTo("rw-------");
        }
        var url = url().replaceAll("\\?.*", "");
        for (var role : new String[] {"postgres", "stipend_app"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(url + "?user=" + role + "&password=guess")
                            .close())
                    .hasMessageContaining("password authentication failed");
        }
    }

    // a platform's own server: an owner who migrates, an application that does not

    private static String platform(String name) throws SQLException {
        try (var connection = platforms.getPostgresDatabase().getConnection()) {
            for (var role : new String[] {"owner_of_" + name, "stipend_app", "nobody"}) {
                execute(
                        connection,
                        "do $$ begin create role " + role + " login; exception when duplicate_object then"
                                + " null; end $$");
            }
            execute(connection, "create database " + name + " owner owner_of_" + name);
        }
        return name;
    }

    private static String as(String role, String database) {
        return platforms.getJdbcUrl(role, database);
    }

    @Test
    void theOwnerMigratesAndTheApplicationUsesIt() throws SQLException {
        var name = platform("two_roles");
        Database.open(as("owner_of_two_roles", name), state).close();
        try (var database = Database.open(as("stipend_app", name), state);
                var connection = database.source().getConnection()) {
            execute(connection, "begin; " + ENTRY + "; commit");
            assertThatThrownBy(() -> execute(connection, "delete from ledger_entry"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(connection, "create temp table mine (x integer)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aRoleThatIsMadeLaterGetsItsRightsAtTheOwnersNextStart() throws SQLException {
        var name = platform("later");
        try (var connection = platforms.getPostgresDatabase().getConnection()) {
            execute(connection, "alter role stipend_app rename to somebody");
            Database.open(as("owner_of_later", name), state).close();
            execute(connection, "alter role somebody rename to stipend_app");
        }
        assertThatThrownBy(() -> Database.open(as("stipend_app", name), state)).isInstanceOf(InputFault.class);
        Database.open(as("owner_of_later", name), state).close();
        Database.open(as("stipend_app", name), state).close();
    }

    @Test
    void whoMayNotMakeTablesIsToldWhatToDo() throws SQLException {
        var name = platform("empty_one");
        assertThatThrownBy(() -> Database.open(as("nobody", name), state))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("start once with the owner's URL");
    }

    @Test
    void anOlderVersionsTablesAreNotUsed() throws SQLException {
        var name = platform("older");
        Database.open(as("owner_of_older", name), state).close();
        try (var connection = platforms.getDatabase("postgres", name).getConnection()) {
            execute(connection, "delete from flyway_schema_history where installed_rank > 1");
        }
        assertThatThrownBy(() -> Database.open(as("stipend_app", name), state))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("the tables of this version are not there");
    }
}
