package stipend.payout;

import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stipend.award.Award;

/** The reference folders beside the project; a test that needs them is skipped where they are absent. */
record SharedFiles(Path folder) {
    private static final String HEADER =
            "month,creator_id,opening,awards,adjustments,gross,held,carried,tax,net,status\n";

    static SharedFiles at(String path) {
        var folder = Path.of("..", "shared", path);
        assumeThat(folder).as("%s is not beside the project: skipped", folder).isDirectory();
        return new SharedFiles(folder);
    }

    private static List<NamedCsvRecord> rows(Path file) {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By month. */
    Map<YearMonth, List<Award>> awards() {
        return rows(folder.resolve("expected/awards.csv")).stream()
                .collect(Collectors.groupingBy(
                        row -> YearMonth.parse(row.getField("month")),
                        java.util.TreeMap::new,
                        Collectors.mapping(SharedFiles::award, Collectors.toList())));
    }

    private static Award award(NamedCsvRecord row) {
        var model = row.getField("model_id");
        var amount = new BigDecimal(row.getField("award"));
        return new Award(
                row.getField("program"), model.isEmpty() ? null : model, row.getField("creator_id"), null, amount);
    }

    Payees payees(Path data) {
        var rows = rows(data.resolve("payees.csv")).stream()
                .map(SharedFiles::payee)
                .toList();
        return Payees.of("payees.csv", rows);
    }

    private static PayeeRow payee(NamedCsvRecord row) {
        return new PayeeRow(
                row.getStartingLineNumber(),
                row.getField("creator_id"),
                row.getField("legal_name"),
                row.getField("id_type"),
                row.getField("id_number"),
                row.getField("channel"),
                row.getField("account"),
                row.getField("bank_code"),
                row.getField("currency"),
                row.getField("tax_regime"),
                row.getField("country"));
    }

    Map<String, String> statuses(Path data, String... catalogs) {
        var statuses = new HashMap<String, String>();
        for (var catalog : catalogs) {
            rows(data.resolve("catalog").resolve(catalog).resolve("creators.csv"))
                    .forEach(row -> statuses.put(row.getField("creator_id"), row.getField("status")));
        }
        return statuses;
    }

    String expectedPayouts() {
        try {
            return Files.readString(folder.resolve("expected/payouts.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String csv(List<PayoutLine> lines) {
        return lines.stream().map(SharedFiles::csv).collect(Collectors.joining("", HEADER, ""));
    }

    private static String csv(PayoutLine line) {
        var amounts = Stream.of(
                        line.opening(),
                        line.awards(),
                        line.adjustments(),
                        line.gross(),
                        line.held(),
                        line.carried(),
                        line.tax(),
                        line.net())
                .map(BigDecimal::toPlainString)
                .collect(Collectors.joining(","));
        return line.month() + "," + line.creatorId() + "," + amounts + ","
                + line.status().word() + "\n";
    }
}
