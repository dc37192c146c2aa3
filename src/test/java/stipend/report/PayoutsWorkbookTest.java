package stipend.report;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.report.SampleMonth.of;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.report.MonthReport.Detail;

class PayoutsWorkbookTest {
    @TempDir
    Path folder;

    @Test
    void hasTheSheetsWithFrozenHeadingsAndFilters() throws IOException {
        try (var workbook = reopened(SampleMonth.report())) {
            assertThat(workbook)
                    .map(Sheet::getSheetName)
                    .containsExactly(
                            "Control",
                            "Payouts",
                            "Variance",
                            "Exceptions",
                            "Tax",
                            "Detail",
                            "Exclusions",
                            "Ledger",
                            "Cost");
            for (var name :
                    List.of("Payouts", "Variance", "Exceptions", "Tax", "Detail", "Exclusions", "Ledger", "Cost")) {
                var sheet = workbook.getSheet(name);
                assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
                        .isEqualTo((short) 1);
                assertThat(sheet.getCTWorksheet().isSetAutoFilter()).isTrue();
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
            }
            assertThat(workbook.getSheet("Payouts")
                            .getCTWorksheet()
                            .getAutoFilter()
                            .getRef())
                    .isEqualTo("A1:Q5");
        }
    }

    @Test
    void idsAreTextAndAmountsAreFormattedNumbers() throws IOException {
        try (var workbook = reopened(SampleMonth.report())) {
            var row = workbook.getSheet("Payouts").getRow(1);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("c001");
            assertThat(row.getCell(0).getCellStyle().getDataFormatString()).isEqualTo("@");
            assertThat(row.getCell(1).getStringCellValue()).isEqualTo("林间工作室");
            assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(1564.31);
            assertThat(row.getCell(3).getCellStyle().getDataFormatString()).isEqualTo("#,##0.00");
            var detail = workbook.getSheet("Detail").getRow(2);
            assertThat(detail.getCell(14).getCellStyle().getDataFormatString()).isEqualTo("#,##0.000000");
            assertThat(workbook.getSheet("Detail").getRow(1).getCell(14)).isNull();
            assertThat(workbook.getSheet("Exclusions")
                            .getRow(1)
                            .getCell(0)
                            .getLocalDateTimeCellValue()
                            .toLocalDate())
                    .isEqualTo(LocalDate.of(2024, 2, 1));
        }
    }

    @Test
    void totalsAreExactAndCheckedByAFormula() throws IOException {
        try (var workbook = reopened(SampleMonth.report())) {
            var sheet = workbook.getSheet("Payouts");
            assertThat(sheet.getRow(5).getCell(3).getNumericCellValue()).isEqualTo(2562.88);
            assertThat(sheet.getRow(6).getCell(3).getCellFormula()).isEqualTo("ROUND(SUM(D2:D5)-D6,2)");
            var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            for (int column = 2; column < 10; column++) {
                assertThat(evaluator.evaluate(sheet.getRow(6).getCell(column)).getNumberValue())
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "=HYPERLINK(\"http://x\",\"pay\")",
                "＝1+1",
                "00123",
                "1e5",
                "2024-02-01",
                "_x0041_",
                "水墨·山水 😀"
            })
    void textStaysText(String name) throws IOException {
        try (var workbook = reopened(withDetail(List.of(detail(name, "1.00"))))) {
            var cell = workbook.getSheet("Detail").getRow(1).getCell(1);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(name);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
        }
    }

    @Test
    void whatXmlCannotHoldIsShown() throws IOException {
        var name = "a\u0000b\u001Bc\rd\uD800e\uFFFFf";
        try (var workbook = reopened(withDetail(List.of(detail(name, "1.00"), detail("長".repeat(40_000), "1.00"))))) {
            var sheet = workbook.getSheet("Detail");
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("a␀b␛c␍d\uFFFDe\uFFFDf");
            assertThat(sheet.getRow(2).getCell(1).getStringCellValue())
                    .hasSize(32_767)
                    .endsWith("長…");
        }
    }

    @Test
    void anAmountThatANumberCannotHoldIsText() throws IOException {
        var rows = List.of(detail("a", "1234567890123.45"), detail("b", "12345678901234.56"));
        try (var workbook = reopened(withDetail(rows))) {
            var sheet = workbook.getSheet("Detail");
            assertThat(sheet.getRow(1).getCell(17).getNumericCellValue()).isEqualTo(1234567890123.45);
            assertThat(sheet.getRow(2).getCell(17).getStringCellValue()).isEqualTo("12345678901234.56");
        }
    }

    @Test
    void controlProvesThatTheFiguresAddUp() throws IOException {
        try (var workbook = reopened(SampleMonth.report())) {
            var control = texts(workbook.getSheet("Control"));
            assertThat(control)
                    .contains("finance.li", "2024-02-1 · draft", SampleMonth.RULES.sha256(), "OK", "该行无法解析")
                    .contains("usage/2024-02-01/events.csv.gz", "a1b2".repeat(16))
                    .doesNotContain("DIFFERS");
        }
    }

    @Test
    void variancePutsTheGreatestChangeFirstAndAddsUp() throws IOException {
        try (var workbook = reopened(SampleMonth.report())) {
            var sheet = workbook.getSheet("Variance");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("c004");
            assertThat(sheet.getRow(1).getCell(5).getNumericCellValue()).isEqualTo(842.87);
            assertThat(texts(sheet))
                    .contains("c005", "Stopped  停止", "=HYPERLINK(\"http://x\",\"pay\")")
                    .doesNotContain("c001")
                    .anyMatch(text -> text.contains("2024-01") && text.contains("±30 %"));
            var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            var check = sheet.getRow(sheet.getLastRowNum() - 3);
            for (int column = 3; column < 6; column++) {
                assertThat(evaluator.evaluate(check.getCell(column)).getNumberValue())
                        .isZero();
            }
        }
    }

    @Test
    void exceptionsSayWhatToDo() throws IOException {
        try (var workbook = reopened(SampleMonth.report())) {
            var sheet = workbook.getSheet("Exceptions");
            for (int row = 1; row <= Books.Finding.Kind.values().length; row++) {
                assertThat(sheet.getRow(row).getCell(5).getStringCellValue()).endsWith(".");
                assertThat(sheet.getRow(row).getCell(6).getStringCellValue()).endsWith("。");
            }
            assertThat(texts(sheet)).contains("=because()");
        }
    }

    @Test
    void taxIsAValueAndPeopleAreMasked() throws IOException {
        try (var workbook = reopened(SampleMonth.report())) {
            var row = workbook.getSheet("Tax").getRow(1);
            assertThat(row.getCell(1).getStringCellValue()).isEqualTo("=林间");
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("****4719");
            assertThat(row.getCell(9).getNumericCellValue()).isEqualTo(764.31);
            assertThat(workbook.getSheet("Tax").getRow(2).getCell(13).getNumericCellValue())
                    .isEqualTo(152.86);
        }
    }

    @Test
    void theLedgersExtractSumsToNothing() throws IOException {
        try (var workbook = reopened(SampleMonth.report())) {
            var sheet = workbook.getSheet("Ledger");
            assertThat(texts(sheet)).contains("#44", "2024-03-03 09:30:01", "2024-02/1|tax|c001", "ab12ab12ab12");
            assertThat(sheet.getRow(3).getCell(5).getNumericCellValue()).isZero();
        }
    }

    @Test
    void theChartDrawsTheTable() throws IOException {
        try (var workbook = reopened(SampleMonth.report())) {
            var sheet = workbook.getSheet("Cost");
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("=evil()");
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("2024-02");
            var chart = sheet.getDrawingPatriarch().getCharts().getFirst();
            var series = chart.getChartSeries().getFirst();
            assertThat(series.getSeriesCount()).isEqualTo(4);
            var drawn = series.getSeries(3);
            assertThat(drawn.getValuesData().getDataRangeReference()).isEqualTo("Cost!$E$2:$E$3");
            assertThat(drawn.getValuesData().getPointAt(1)).isEqualTo(61.5);
            assertThat(drawn.getCategoryData().getPointAt(1)).isEqualTo("2024-02");
            assertThat(drawn.getShapeProperties().getFillProperties())
                    .as("bars without a fill are not seen")
                    .isInstanceOf(XDDFSolidFillProperties.class);
        }
    }

    @Test
    void controlMarksWhatDiffers() throws IOException {
        var out = new ByteArrayOutputStream();
        var proofs = PayoutsWorkbook.write(withDetail(List.of(detail("a", "1.00"))), out);

        assertThat(proofs).filteredOn(p -> !p.holds()).map(Proof::key).containsExactly("detail");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(texts(workbook.getSheet("Control"))).containsOnlyOnce("DIFFERS");
            assertThat(workbook.getSheet("Control")
                            .getSheetConditionalFormatting()
                            .getNumConditionalFormattings())
                    .isOne();
        }
    }

    @Test
    void aFullSheetGoesOnWithTheNext() throws IOException {
        var rows = IntStream.range(0, 7).mapToObj(i -> detail("n" + i, "1.00")).toList();
        var out = new ByteArrayOutputStream();
        PayoutsWorkbook.write(withDetail(rows), out, 3);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook)
                    .map(Sheet::getSheetName)
                    .containsSubsequence("Detail", "Detail 2", "Detail 3", "Exclusions");
            assertThat(workbook.getSheet("Detail").getLastRowNum()).isEqualTo(3);
            assertThat(workbook.getSheet("Detail 3").getLastRowNum()).isEqualTo(1);
            assertThat(workbook.getSheet("Detail 3").getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("n6");
        }
        assertThat(Table.FULL).isEqualTo(1_048_575);
    }

    @Test
    void theSameMonthGivesTheSameBytesAtAnyTimeAndPlace() throws IOException, InterruptedException {
        var here = bytes(SampleMonth.report());
        var zone = TimeZone.getDefault();
        var locale = Locale.getDefault();
        try {
            Thread.sleep(2_100); // zip counts in steps of two seconds
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-ca-islamic-nu-arab"));
            assertThat(bytes(SampleMonth.report())).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void aMonthWithoutRowsIsAWorkbookToo() throws IOException {
        var r = SampleMonth.report();
        var empty = new MonthReport(
                r.month(),
                r.currency(),
                null,
                r.rules(),
                new MonthReport.Counting(List.of(), List.of(), List.of()),
                List.of(),
                Stream::of,
                Stream::of,
                Stream::of,
                Stream::of,
                Stream::of,
                Stream::of,
                SampleBooks.NONE);
        try (var workbook = reopened(empty)) {
            assertThat(workbook.getSheet("Payouts").getRow(1).getCell(0).getStringCellValue())
                    .startsWith("Total");
        }
    }

    /** In a JVM of its own, because only there a small heap is a small heap. */
    @Test
    void manyRowsStreamThroughASmallHeap() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var file = folder.resolve("many.xlsx");
        var process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "stipend.report.ManyRows",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();

        assertThat(process.waitFor()).as(Golden.read(folder.resolve("log"))).isZero();
        assertThat(Files.size(file)).isGreaterThan(1_000_000);
    }

    private static byte[] bytes(MonthReport report) throws IOException {
        var out = new ByteArrayOutputStream();
        PayoutsWorkbook.write(report, out);
        return out.toByteArray();
    }

    private static XSSFWorkbook reopened(MonthReport report) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes(report)));
    }

    private static List<String> texts(Sheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .filter(cell -> cell.getCellType() == CellType.STRING)
                .map(Cell::getStringCellValue)
                .toList();
    }

    private static MonthReport withDetail(List<Detail> detail) {
        return SampleMonth.report(detail::stream);
    }

    static Detail detail(String name, String award) {
        return new Detail(
                "c001", name, "m1", "model", "p", SampleMonth.metrics(1), 1, 1, null, of("1"), null, of(award));
    }
}
