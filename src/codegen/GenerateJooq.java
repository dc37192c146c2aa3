import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Migrates an empty PostgreSQL with the files of {@code sql/} and writes jOOQ's classes for its tables.
 * Started by Maven before compiling, straight from this source file. Does nothing when {@code sql/} has not changed.
 */
class GenerateJooq {
    public static void main(String[] arguments) throws Exception {
        var migrations = Path.of(arguments[0]);
        var generated = Path.of(arguments[1]);
        var stamp = generated.resolve("migrations.sha256");
        var now = sha256(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(now)) {
            return;
        }
        try (var postgres =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start()) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            GenerationTool.generate(configuration(url, generated));
        }
        Files.writeString(stamp, now);
    }

    private static Configuration configuration(String url, Path generated) {
        var database = new Database()
                .withInputSchema("public")
                .withExcludes("flyway_.*|batch_.*|qrtz_.*")
                .withOutputSchemaToDefault(true);
        var target = new Target().withPackageName("stipend.jooq").withDirectory(generated.toString());
        var generate = new Generate().withGeneratedAnnotation(true).withRoutines(false);
        return new Configuration()
                .withJdbc(new Jdbc().withUrl(url).withDriver("org.postgresql.Driver"))
                .withGenerator(new Generator()
                        .withDatabase(database)
                        .withGenerate(generate)
                        .withTarget(target));
    }

    private static String sha256(Path folder) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes());
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
