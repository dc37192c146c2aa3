package stipend.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;
import stipend.award.Award;
import stipend.contribution.Metrics;
import stipend.report.MonthReport.Detail;
import stipend.report.MonthReport.Payout;
import stipend.report.MonthReport.ProgramTotal;
import stipend.report.MonthReport.Transfer;
import stipend.statement.Account;

/**
 * Times {@code payouts.xlsx} of a posted month (100,000 payees, 1,000,000 detail rows, 1,000,000 postings) against bare
 * SXSSF that writes the same cells in the same styles, and holds the two files' cells against each other: run main, with
 * {@code -Xmx512m}. {@code -Dpayees=N} for another size, {@code -Druns=N} for another number of runs.
 */
final class BenchmarkWorkbook {
    private static final YearMonth MONTH = YearMonth.of(2024, 2);
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final List<String> PROGRAMS =
            List.of("milestones", "monthly-subsidy", "newcomers", "revenue-share", "volume");
    private static final int ROWS_OF_A_PAYEE = 10;
    private static final LocalDateTime POSTED_AT = LocalDateTime.of(2024, 3, 2, 9, 30, 1);
    private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);
    private static final BigDecimal TAX = new BigDecimal("0.16");

    private final int payees = Integer.getInteger("payees", 100_000);
    private final int runs = Integer.getInteger("runs", 2);
    private final Path folder = Files.createTempDirectory("benchmark");

    private BenchmarkWorkbook() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        new BenchmarkWorkbook().run();
    }

    private interface Work {
        void write(OutputStream out) throws IOException;
    }

    private void run() throws Exception {
        System.out.printf(
                "payouts.xlsx of %,d payees, %,d detail rows, %,d postings; heap of %,d MB%n",
                payees,
                payees * ROWS_OF_A_PAYEE,
                payees * ROWS_OF_A_PAYEE,
                Runtime.getRuntime().maxMemory() >> 20);
        var ours = folder.resolve("ours.xlsx");
        var bare = folder.resolve("bare.xlsx");
        try {
            for (int run = 0; run < runs; run++) {
                var theirs = seconds("bare SXSSF", bare, this::writeBare);
                var own = seconds("stipend", ours, this::writeOurs);
                System.out.printf(
                        "stipend / bare SXSSF %.2f (%.2f by the clock)%n", own[0] / theirs[0], own[1] / theirs[1]);
            }
            requireSameCells(ours, bare);
        } finally {
            Files.deleteIfExists(ours);
            Files.deleteIfExists(bare);
            Files.delete(folder);
        }
    }

    private static double[] seconds(String name, Path file, Work work) throws IOException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var processor = system.getProcessCpuTime();
        var clock = System.nanoTime();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            work.write(out);
        }
        var seconds = new double[] {(system.getProcessCpuTime() - processor) / 1e9, (System.nanoTime() - clock) / 1e9};
        System.out.printf(
                "%-12s %6.1f s of a processor, %6.1f s, %,d MB%n",
                name, seconds[0], seconds[1], Files.size(file) >> 20);
        return seconds;
    }

    private void writeOurs(OutputStream out) throws IOException {
        var wrong = PayoutsWorkbook.write(report(), out).stream()
                .filter(proof -> !proof.holds())
                .map(Proof::key)
                .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("the made month does not add up: " + wrong);
        }
    }

    private MonthReport report() {
        var totals = new TreeMap<String, BigDecimal>();
        try (var rows = details()) {
            rows.forEach(row -> totals.merge(row.program(), row.award(), BigDecimal::add));
        }
        var awards = totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var tax = sum(Account::tax);
        var posted = new Books.Posted(awards, ZERO, ZERO, tax, awards.subtract(tax), ZERO, 0);
        return new MonthReport(
                MONTH,
                CNY,
                new MonthReport.Run("2024-02/1", "approved", "li"),
                SampleMonth.RULES,
                new MonthReport.Counting(List.of(), List.of(), List.of()),
                totals.entrySet().stream()
                        .map(total -> new ProgramTotal(total.getKey(), total.getKey(), null, total.getValue(), null))
                        .toList(),
                Stream::of,
                Stream::of,
                () -> details().map(row -> new Award(row.program(), row.modelId(), row.creatorId(), null, row.award())),
                this::payouts,
                this::details,
                Stream::of,
                new Books(
                        List.of(),
                        posted,
                        null,
                        new Books.Before(MONTH.minusMonths(1), this::payouts, BigDecimal.valueOf(30)),
                        List.of(),
                        List.of(new Books.Tax(
                                "c", "", "", "", "flat", awards, ZERO, ZERO, ZERO, awards, TAX, ZERO, ZERO, tax)),
                        this::postings,
                        totals.entrySet().stream()
                                .map(total -> new Books.Cost(MONTH, total.getKey(), total.getValue()))
                                .toList()));
    }

    private BigDecimal sum(java.util.function.Function<Account, BigDecimal> figure) {
        try (var rows = payouts()) {
            return rows.map(Payout::account).map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private Stream<Payout> payouts() {
        return IntStream.range(0, payees).mapToObj(BenchmarkWorkbook::payout);
    }

    private Stream<Detail> details() {
        return IntStream.range(0, payees * ROWS_OF_A_PAYEE).mapToObj(BenchmarkWorkbook::detail);
    }

    private Stream<Books.Entry> postings() {
        return IntStream.range(0, payees * ROWS_OF_A_PAYEE).mapToObj(BenchmarkWorkbook::posting);
    }

    private static String creator(int i) {
        return "c" + (1_000_000 + i);
    }

    private static String name(int i) {
        return "创作者 " + i;
    }

    private static BigDecimal award(int i) {
        return BigDecimal.valueOf(100 + i * 7_919L % 25_013, 2);
    }

    private static Payout payout(int i) {
        var awards = IntStream.range(i * ROWS_OF_A_PAYEE, (i + 1) * ROWS_OF_A_PAYEE)
                .mapToObj(BenchmarkWorkbook::award)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var tax = awards.multiply(TAX).setScale(2, RoundingMode.HALF_UP);
        return new Payout(
                creator(i),
                name(i),
                new Account(ZERO, awards, ZERO, awards, ZERO, ZERO, tax, awards.subtract(tax), ZERO),
                "payable",
                new Transfer("bank", "****" + (1_000 + i % 9_000), "P202402N1C" + (1_000_000 + i), ""));
    }

    private static Detail detail(int i) {
        int creator = i / ROWS_OF_A_PAYEE;
        long generations = 10 + i * 104_729L % 50_021;
        return new Detail(
                creator(creator),
                name(creator),
                "m" + (10_000_000 + i),
                "水墨·山水 LoRA " + i,
                PROGRAMS.get(i % PROGRAMS.size()),
                new Metrics(
                        generations,
                        BigDecimal.valueOf(generations * 2),
                        BigDecimal.valueOf(generations * 600_000 + i % 400_000, 6),
                        generations / 10,
                        generations * 3,
                        generations / 5,
                        BigDecimal.valueOf(i * 15_485_863L % 50_000_000, 6)),
                generations / 3,
                20,
                i % PROGRAMS.size() == 1 ? BigDecimal.valueOf(generations * 780_000 + i % 400_000, 6) : null,
                new BigDecimal("1.95"),
                i % 20 == 0 ? BigDecimal.valueOf(60) : null,
                award(i));
    }

    private static Books.Entry posting(int i) {
        int entry = i / 2;
        int creator = i / ROWS_OF_A_PAYEE;
        var program = PROGRAMS.get(entry % PROGRAMS.size());
        return new Books.Entry(
                entry + 1,
                POSTED_AT,
                "2024-02/1|award|platform:program:" + program + "|" + creator(creator),
                "award",
                i % 2 == 0 ? "platform:program:" + program : "creator:" + creator(creator) + ":payable",
                i % 2 == 0 ? award(entry).negate() : award(entry),
                "award to " + creator(creator) + ": " + program,
                null,
                "9f2c%08x".formatted(entry * 0x9E37_79B9).repeat(6).substring(0, 64));
    }

    /** What somebody writes who knows these cells and nothing else. */
    private void writeBare(OutputStream out) throws IOException {
        try (var workbook = new SXSSFWorkbook()) {
            var looks = Look.all(workbook, CNY);
            bare(workbook.createSheet("Payouts"), looks, payouts(), BenchmarkWorkbook::cells);
            bare(workbook.createSheet("Detail"), looks, details(), BenchmarkWorkbook::cells);
            bare(workbook.createSheet("Ledger"), looks, postings(), BenchmarkWorkbook::cells);
            workbook.write(out);
        }
    }

    private interface Cells<R> {
        @Nullable
        Object[] of(R row);
    }

    /** The row of the heading is left free. */
    private static <R> void bare(SXSSFSheet sheet, Map<Look, XSSFCellStyle> looks, Stream<R> rows, Cells<R> cells) {
        int number = 1;
        for (var row : (Iterable<R>) rows::iterator) {
            bare(sheet.createRow(number++), looks, cells.of(row));
        }
    }

    private static void bare(Row row, Map<Look, XSSFCellStyle> looks, @Nullable Object[] cells) {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof String text) {
                var cell = row.createCell(column);
                cell.setCellStyle(looks.get(Look.TEXT));
                cell.setCellValue(text);
            } else if (cells[column] instanceof Long count) {
                var cell = row.createCell(column);
                cell.setCellStyle(looks.get(Look.COUNT));
                cell.setCellValue(count);
            } else if (cells[column] instanceof BigDecimal figure) {
                var cell = row.createCell(column);
                cell.setCellStyle(looks.get(figure.scale() == 2 ? Look.MONEY : Look.CREDIT));
                cell.setCellValue(figure.doubleValue());
            }
        }
    }

    private static @Nullable Object[] cells(Payout row) {
        var account = row.account();
        var transfer = row.transfer();
        return new @Nullable Object[] {
            row.creatorId(),
            row.creatorName(),
            account.opening(),
            account.awards(),
            account.adjustments(),
            account.held(),
            account.gross(),
            account.carried(),
            account.tax(),
            account.net(),
            account.returned(),
            account.paid(),
            transfer == null ? null : transfer.channel(),
            transfer == null ? null : transfer.account(),
            transfer == null ? null : transfer.reference(),
            transfer == null ? null : transfer.result(),
            row.status()
        };
    }

    private static @Nullable Object[] cells(Detail row) {
        var metrics = row.metrics();
        return new @Nullable Object[] {
            row.creatorId(),
            row.creatorName(),
            row.modelId(),
            row.modelName(),
            row.program(),
            metrics.generations(),
            metrics.images(),
            metrics.creditedGenerations(),
            metrics.downloads(),
            metrics.views(),
            metrics.likes(),
            metrics.revenue(),
            row.uniqueUsers(),
            (long) row.activeDays(),
            row.points(),
            row.multiplier(),
            row.percent(),
            row.award()
        };
    }

    private static @Nullable Object[] cells(Books.Entry row) {
        return new @Nullable Object[] {
            "#" + row.id(),
            LedgerSheet.TIME.format(row.time()),
            row.key(),
            row.kind(),
            row.account(),
            row.amount(),
            row.description(),
            row.caseId(),
            row.hash().substring(0, 12)
        };
    }

    private void requireSameCells(Path ours, Path bare) throws Exception {
        var own = sheets(ours);
        var theirs = sheets(bare);
        theirs.forEach((name, cells) -> {
            System.out.printf("%-8s %,12d cells%n", name, cells.count());
            if (!cells.equals(own.get(name))) {
                throw new IllegalStateException(name + " has other cells: " + own.get(name) + ", not " + cells);
            }
        });
        if (theirs.size() != 3) {
            throw new IllegalStateException("bare SXSSF wrote other sheets: " + theirs.keySet());
        }
    }

    /** How many cells have a value, and what these and their places come to. */
    private record Sum(long count, long hash) {}

    /** The sheets' cells between the heading and the totals. */
    private Map<String, Sum> sheets(Path file) throws IOException, OpenXML4JException, XMLStreamException {
        var rows = Map.of("Payouts", payees, "Detail", payees * ROWS_OF_A_PAYEE, "Ledger", payees * ROWS_OF_A_PAYEE);
        var sums = new TreeMap<String, Sum>();
        try (var opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            var sheets = (XSSFReader.SheetIterator) new XSSFReader(opened).getSheetsData();
            while (sheets.hasNext()) {
                try (var sheet = sheets.next()) {
                    var last = rows.get(sheets.getSheetName());
                    if (last != null) {
                        sums.put(sheets.getSheetName(), sum(sheet, last + 1));
                    }
                }
            }
        }
        return sums;
    }

    private static Sum sum(InputStream sheet, int last) throws XMLStreamException {
        var xml = XMLInputFactory.newFactory().createXMLStreamReader(sheet);
        long count = 0;
        long hash = 0;
        int row = 0;
        var place = "";
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "row" -> row = Integer.parseInt(xml.getAttributeValue(null, "r"));
                case "c" -> place = xml.getAttributeValue(null, "r");
                case "v", "t" -> {
                    if (row > 1 && row <= last) {
                        count++;
                        hash = hash * 31
                                + place.hashCode() * 17L
                                + xml.getElementText().hashCode();
                    }
                }
                default -> {}
            }
        }
        return new Sum(count, hash);
    }
}
