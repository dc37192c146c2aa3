package stipend.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import stipend.demo.Delivered.Row;
import stipend.demo.Delivered.Torn;

/** The five forms of SPEC §1, each with the habits of the system that delivers in it. */
enum Format {
    CSV("web", "csv"),
    CSV_GZ("partner", "csv.gz"),
    NDJSON("plugin", "ndjson"),
    NDJSON_GZ("app", "ndjson.gz"),
    PARQUET("api", "parquet");

    private static final String WEB_HEADER = "event_id,occurred_at,event_type,user_id,model_ids,quantity,amount\n";
    private static final String PARTNER_HEADER =
            "\uFEFFoccurred_at,client,event_id,user_id,event_type,amount,quantity,model_ids\r\n";

    private final String sender;
    private final String ending;

    Format(String sender, String ending) {
        this.sender = sender;
        this.ending = ending;
    }

    String fileName() {
        return sender + "." + ending;
    }

    /** Parquet is text to nobody: see {@link ParquetWriter}. */
    byte[] bytes(List<Delivered> lines) throws IOException {
        return switch (this) {
            case CSV -> text(lines, WEB_HEADER, Format::webLine);
            case CSV_GZ -> gzip(text(lines, PARTNER_HEADER, Format::partnerLine));
            case NDJSON -> text(lines, "", line -> json(line, false));
            case NDJSON_GZ -> gzip(text(lines, "", line -> json(line, true)));
            case PARQUET -> throw new IllegalStateException("Parquet is written by DuckDB");
        };
    }

    private static byte[] text(
            List<Delivered> lines, String header, java.util.function.Function<Delivered, String> write) {
        return (header + lines.stream().map(write).collect(Collectors.joining())).getBytes(UTF_8);
    }

    private static String webLine(Delivered line) {
        return switch (line) {
            case Torn torn -> torn.csv() + "\n";
            case Row row ->
                Csv.line(List.of(
                                row.eventId(),
                                row.occurredAt(),
                                row.eventType(),
                                row.userId(),
                                joined(row),
                                row.quantity(),
                                row.amount()))
                        + "\n";
        };
    }

    /** Columns in another order, one that nobody asked for, and line ends as RFC 4180 has them. */
    private static String partnerLine(Delivered line) {
        return switch (line) {
            case Torn torn -> torn.csv() + "\r\n";
            case Row row ->
                Csv.line(List.of(
                                row.occurredAt(),
                                "partner, v2",
                                row.eventId(),
                                row.userId(),
                                row.eventType(),
                                row.amount(),
                                row.quantity(),
                                joined(row)))
                        + "\r\n";
        };
    }

    private static String joined(Row row) {
        return String.join("|", row.modelIds());
    }

    /** One JSON object and a line end; an empty quantity or amount is left out. */
    static String json(Delivered line, boolean numbers) {
        return switch (line) {
            case Torn torn -> torn.ndjson() + "\n";
            case Row row -> {
                var members = new ArrayList<String>();
                members.add("\"event_id\":" + quoted(row.eventId()));
                members.add("\"occurred_at\":" + quoted(row.occurredAt()));
                members.add("\"event_type\":" + quoted(row.eventType()));
                members.add("\"user_id\":" + quoted(row.userId()));
                members.add("\"model_ids\":"
                        + row.modelIds().stream().map(Format::quoted).collect(Collectors.joining(",", "[", "]")));
                addNumber(members, "quantity", row.quantity(), numbers);
                addNumber(members, "amount", row.amount(), numbers);
                yield "{" + String.join(",", members) + "}\n";
            }
        };
    }

    private static void addNumber(List<String> members, String name, String value, boolean numbers) {
        if (!value.isEmpty()) {
            var bare = numbers && value.matches("-?(0|[1-9]\\d*)(\\.\\d+)?");
            members.add(quoted(name) + ":" + (bare ? value : quoted(value)));
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Java leaves the header's time at 0: the same bytes at any hour. */
    private static byte[] gzip(byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        }
        return bytes.toByteArray();
    }
}
