package stipend.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import stipend.fault.InputFault;

/** The tables of this version: made by the role that owns them, found there by one that only uses them. */
final class Schema {
    /** The role that {@code sql/roles/application.sql} is about. */
    static final String APPLICATION = "stipend_app";

    private static final String OWNS = """
        select case when to_regclass('flyway_schema_history') is null
            then has_schema_privilege(current_schema(), 'create')
            else pg_has_role((select relowner from pg_class where oid = to_regclass('flyway_schema_history')), 'usage')
        end\
        """;
    private static final String LACKS_RIGHTS = """
        select bool_or(not has_table_privilege(role.oid, made.oid, 'select')) from pg_roles role, pg_class made
        where role.rolname = '%s' and made.relkind = 'r'
            and made.relnamespace = (select oid from pg_namespace where nspname = current_schema())\
        """.formatted(APPLICATION);

    private final Flyway migrations;

    private Schema(DataSource source) {
        this.migrations =
                Flyway.configure().dataSource(source).locations("classpath:sql").load();
    }

    /** @throws InputFault if the tables are not of this version and the user is not their owner */
    static void ensure(DataSource source) throws SQLException {
        var schema = new Schema(source);
        try (var connection = source.getConnection()) {
            if (Boolean.TRUE.equals(answer(connection, OWNS))) {
                schema.migrate(connection);
            } else {
                schema.requireMigrated();
            }
        }
    }

    private void migrate(Connection connection) throws SQLException {
        int migrated = migrations.migrate().migrationsExecuted;
        addBatchTables(connection);
        var lacks = answer(connection, LACKS_RIGHTS);
        if (lacks != null && (lacks || migrated > 0)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(script());
            }
            connection.commit();
        }
    }

    /** Sent as one text: its blocks have semicolons of their own. */
    private static String script() {
        try {
            return new ClassPathResource("sql/roles/application.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireMigrated() {
        if (!isMigrated()) {
            throw new InputFault("--db: the tables of this version are not there, and this user may not make them;"
                    + " start once with the owner's URL (docs/operations.md)");
        }
    }

    /** For a guest in a database that another process has opened. */
    static void requireShared(DataSource source) throws SQLException {
        source.getConnection().close(); // fails in fewer words than a migration
        if (!new Schema(source).isMigrated()) {
            throw new InputFault("the stipend that serves here is of an earlier version; start serve anew");
        }
    }

    private boolean isMigrated() {
        var state = migrations.info();
        return state.current() != null && state.pending().length == 0;
    }

    /** Spring Batch ships its tables as one script for an empty database. */
    private static void addBatchTables(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(null, null, "batch_job_instance", null)) {
            if (!tables.next()) {
                new ResourceDatabasePopulator(
                                new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"))
                        .populate(connection);
            }
        }
    }

    private static @Nullable Boolean answer(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            return rows.next() ? (Boolean) rows.getObject(1) : null;
        }
    }
}
