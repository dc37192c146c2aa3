package stipend.payout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import stipend.delivery.CsvTable;

/** DATA/payees.csv (SPEC §5). */
public final class PayeesFile {
    public static final String NAME = "payees.csv";

    private static final List<String> COLUMNS = List.of(
            "creator_id",
            "legal_name",
            "id_type",
            "id_number",
            "channel",
            "account",
            "bank_code",
            "currency",
            "tax_regime",
            "country");

    private PayeesFile() {}

    /** The file's payees; without the file nobody has a row. */
    public static Payees read(Path data) {
        var file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return Payees.NONE;
        }
        var rows = new ArrayList<PayeeRow>();
        CsvTable.read(file, NAME, COLUMNS, row -> rows.add(payee(row)));
        return Payees.of(NAME, rows);
    }

    private static PayeeRow payee(CsvTable.Row row) {
        return new PayeeRow(
                row.line(),
                row.required("creator_id"),
                row.text("legal_name"),
                row.text("id_type"),
                row.text("id_number"),
                row.text("channel"),
                row.text("account"),
                row.text("bank_code"),
                row.text("currency"),
                row.text("tax_regime"),
                row.text("country"));
    }
}
