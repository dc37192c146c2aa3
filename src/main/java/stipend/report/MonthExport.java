package stipend.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import stipend.fault.WorkFault;

/** Writes a month's files: the CSV reports, {@code rejected_rows.csv} and {@code payouts.xlsx} (SPEC §6). */
public final class MonthExport {
    private MonthExport() {}

    /**
     * Each file is replaced whole; the same month gives the same bytes.
     *
     * @param folder REPORTS/2024-02, created where it is missing
     * @return the proof lines of the Control sheet, whether they hold or not
     * @throws WorkFault if a file cannot be written
     */
    public static List<Proof> write(MonthReport report, Path folder) {
        CsvFiles.write(report, folder);
        var proofs = new ArrayList<Proof>();
        WholeFile.write(folder.resolve(PayoutsWorkbook.NAME), out -> proofs.addAll(PayoutsWorkbook.write(report, out)));
        return List.copyOf(proofs);
    }
}
