package stipend.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import stipend.statement.Account;
import stipend.statement.Entries;
import stipend.statement.Statement;

class StatementWorkbookTest {
    @Test
    void theAccountStandsWithItsEntries() throws IOException {
        try (var workbook = reopened(SampleMonth.statement())) {
            var lines = StreamSupport.stream(workbook.getSheet("Statement").spliterator(), false)
                    .filter(row -> row.getCell(1) != null && row.getCell(1).getCellType() == CellType.NUMERIC)
                    .map(StatementWorkbookTest::line)
                    .toList();

            assertThat(lines)
                    .containsSubsequence(
                            "Carried from earlier months 20.0 #12",
                            "Awards of this month 1652.23 #30 #31 #33 #36",
                            "Adjustments -50.0 ",
                            "of which -50.0 #39",
                            "Held 0.0 ",
                            "Gross 1622.23 ",
                            "Tax withheld -164.45 #44",
                            "Paid to you -1457.78 #45",
                            "Closing balance, carried to next month 0.0 ",
                            "Sent back, to be paid with your next net 1457.78 #51");
        }
    }

    private static String line(Row row) {
        var entries = row.getCell(2) == null ? "" : row.getCell(2).getStringCellValue();
        var label = row.getCell(0).getStringCellValue().strip().split("  ")[0];
        return label + " " + row.getCell(1).getNumericCellValue() + " " + entries;
    }

    @Test
    void everyAwardTellsWhereItComesFrom() throws IOException {
        try (var workbook = reopened(SampleMonth.statement())) {
            var sheet = workbook.getSheet("Awards");
            var pool = sheet.getRow(1);
            assertThat(cells(pool))
                    .contains(
                            "monthly-subsidy",
                            "Monthly subsidy  每月补贴",
                            "m0001",
                            "60.250001",
                            "credited_generations + 5 * downloads",
                            "215.250001",
                            "exclusive × 1.3 · design × 1.5",
                            "1.95",
                            "419.73750195",
                            "39841.5",
                            "200000.0",
                            "5.0198913194",
                            "per model  每模型 2,000.00",
                            "60.0",
                            "1200.0",
                            "#31",
                            "2024-02.yaml " + SampleMonth.RULES.sha256());
            assertThat(cells(sheet.getRow(2))).contains("0.30 * revenue", "370.35", "#33");
            assertThat(sheet.getLastRowNum()).isEqualTo(4);
        }
    }

    @Test
    void beforeApprovalItSaysSo() throws IOException {
        var s = SampleMonth.statement();
        var draft = new Statement(
                s.month(),
                s.currency(),
                new Statement.Creator("=1+1", "@SUM(A1)\u0000"),
                s.rules(),
                Account.ZERO,
                "carried",
                List.of(),
                List.of(),
                List.of(),
                Entries.notPosted(List.of()),
                null);
        try (var workbook = reopened(draft)) {
            var texts = StreamSupport.stream(workbook.getSheet("Statement").spliterator(), false)
                    .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                    .map(StatementWorkbookTest::shown)
                    .toList();
            assertThat(texts).contains("@SUM(A1)␀", "=1+1").anyMatch(text -> text.startsWith("Not posted yet"));
            assertThat(workbook.getSheet("Awards").getLastRowNum()).isZero();
        }
    }

    @Test
    void theSameStatementGivesTheSameBytes() throws IOException {
        var here = bytes(SampleMonth.statement());
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(bytes(SampleMonth.statement())).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private static List<String> cells(Row row) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(StatementWorkbookTest::shown)
                .toList();
    }

    private static String shown(Cell cell) {
        return cell.getCellType() == CellType.NUMERIC
                ? String.valueOf(cell.getNumericCellValue())
                : cell.getStringCellValue();
    }

    private static byte[] bytes(Statement statement) throws IOException {
        var out = new ByteArrayOutputStream();
        StatementWorkbook.write(statement, out);
        return out.toByteArray();
    }

    private static XSSFWorkbook reopened(Statement statement) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes(statement)));
    }
}
