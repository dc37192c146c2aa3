package stipend.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import stipend.delivery.CsvTable;

/** DATA/platform.csv (SPEC §1). */
public final class FinanceFile {
    private static final String NAME = "platform.csv";

    private FinanceFile() {}

    /** The file's figures; none if there is no file. */
    public static FinanceFigures read(Path data) {
        var file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return FinanceFigures.NONE;
        }
        var rows = new ArrayList<FinanceFigures.Row>();
        CsvTable.read(
                file,
                NAME,
                List.of("month", "name", "value"),
                row -> rows.add(
                        new FinanceFigures.Row(row.line(), row.text("month"), row.text("name"), row.text("value"))));
        return FinanceFigures.of(NAME, rows);
    }
}
