import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/// Runs the migrations on a passing PostgreSQL and lets jOOQ write one class per table. Does nothing while the migrations are unchanged.
///
/// Arguments: the folder for the classes, then each folder with migrations, then the folder of this file (it counts as a migration too).
class GenerateTables {
    private static final List<String> SCHEMAS = List.of("ledger", "projections", "journals", "queues", "vault", "public");

    public static void main(String[] arguments) throws Exception {
        var target = Path.of(arguments[0]);
        var stamp = target.resolve("migrations.sha256");
        var digest = digest(arguments);
        if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
            return;
        }
        try (var postgres = EmbeddedPostgres.builder().start()) {
            for (var schema : SCHEMAS) {
                Flyway.configure().dataSource(postgres.getPostgresDatabase()).locations(locations(schema, arguments)).schemas(schema)
                        .table("flyway_" + schema).baselineOnMigrate(true).baselineVersion("0").load().migrate();
            }
            var schemata = SCHEMAS.stream().map(schema -> new SchemaMappingType().withInputSchema(schema)).toList();
            GenerationTool.generate(new Configuration()
                    .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(postgres.getJdbcUrl("postgres", "postgres")))
                    .withGenerator(new Generator()
                            .withDatabase(new Database().withName("org.jooq.meta.postgres.PostgresDatabase").withSchemata(schemata)
                                    .withExcludes("flyway_.*").withIncludeRoutines(false))
                            .withGenerate(new Generate().withRecords(true).withFluentSetters(true).withRoutines(false).withGlobalObjectReferences(true)
                                    .withJavaTimeTypes(true).withGeneratedAnnotation(false).withComments(false))
                            .withTarget(new Target().withPackageName("io.soldonce.tables").withDirectory(target.toString()))));
        }
        Files.writeString(stamp, digest);
    }

    private static String[] locations(String schema, String[] arguments) {
        return Arrays.stream(arguments).skip(1).map(folder -> Path.of(folder, schema)).filter(Files::isDirectory)
                .map(folder -> "filesystem:" + folder).toArray(String[]::new);
    }

    private static String digest(String[] arguments) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        for (var i = 1; i < arguments.length; i++) {
            try (var files = Files.walk(Path.of(arguments[i]))) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    sha.update(file.getFileName().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    sha.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
