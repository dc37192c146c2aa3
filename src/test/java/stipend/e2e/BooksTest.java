package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.e2e.LittleMonth.text;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.testing.OtherPrograms;

/** Two months to the settlement: what the books say is what the ledger has, figure by figure, by the ids they print. */
class BooksTest {
    private static final String ANN = "creator:ann:payable";

    @TempDir
    private Path home;

    private Platform platform = Platform.in(Path.of("."));

    private Ran run(String command, String... more) {
        var arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of(more));
        return platform.run(arguments.toArray(String[]::new));
    }

    /** ann earns too little in February and is paid in March; bo is paid twice; cy has no payee row. */
    private void deliver() {
        text(home.resolve("data/catalog/2024-01-01/creators.csv"), """
            creator_id,display_name,status,joined_on
            ann,=Ann(),active,
            bo,博,active,
            cy,Cy,active,
            """);
        text(home.resolve("data/catalog/2024-01-01/models.csv"), """
            model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits
            m1,ann,One,lora,,true,false,,listed,
            m2,bo,Two,lora,,true,false,,listed,
            m3,cy,Three,lora,,true,false,,listed,
            """);
        for (var month : List.of("2024-02", "2024-03")) {
            text(home.resolve("data/usage/%s-01/a.csv".formatted(month)), LittleMonth.EVENTS + """
                e1,%1$s-01T10:00:00+08:00,generation,u1,m1,1,0
                e2,%1$s-01T10:00:00+08:00,generation,u1,m2,1,0
                e3,%1$s-01T11:00:00+08:00,generation,u2,m2,1,0
                e4,%1$s-01T11:00:00+08:00,generation,u2,m3,1,0
                """.formatted(month));
        }
        text(home.resolve("rules/2024-01.yaml"), """
            rules: A little pool
            from: 2024-01
            currency: CNY
            programs:
              - id: pool
                score: generations
                pool: {budget: 4000.01}
            payout: {minimum: 1500.00, tax: cn_labour}
            """);
        text(home.resolve("data/payees.csv"), """
            creator_id,legal_name,id_type,id_number,channel,account,bank_code,currency,tax_regime,country
            ann,Ann Example,id_card,%s,bank,4111111111111111,102100099996,CNY,,CN
            bo,博,id,X2,wechat,wxid_abc123def456,,CNY,,CN
            """.formatted(LittleMonth.ID_NUMBER));
        text(
                home.resolve("bank.yaml"),
                "debtor: {name: Us, account: '4111111111111111', bank: '102100099996', country: CN}\n");
    }

    private void signed(String month) {
        run("nightly --from " + month + "-01 --to " + month + "-02").well();
        run("monthly --by ana --month " + month).well();
        run("run review --by ben --month " + month).well();
        run("run approve --by chen --note seen --month " + month).well();
        run(
                        "run export --by li --month " + month,
                        "--bank",
                        home.resolve("bank.yaml").toString())
                .well();
    }

    private void settled(String month, String outcomeOfBank) throws IOException {
        var folder = home.resolve("reports/%s/bank".formatted(month));
        var results = new StringBuilder("reference,status,reason\n");
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                for (var reference : references(file)) {
                    var bank = file.toString().endsWith("bank.xml");
                    results.append(reference)
                            .append(',')
                            .append(bank ? outcomeOfBank : "success,")
                            .append('\n');
                }
            }
        }
        text(home.resolve(month + ".csv"), results.toString());
        run(
                        "run settle --by li --month " + month,
                        "--file",
                        home.resolve(month + ".csv").toString())
                .well();
    }

    private static List<String> references(Path file) throws IOException {
        var found = Pattern.compile("P\\d{6}N\\dC[0-9A-Z]{16}").matcher(Files.readString(file));
        return found.results().map(MatchResult::group).distinct().toList();
    }

    @Test
    void everyFigureOfAStatementIsFollowedToItsEntries() throws Exception {
        deliver();
        platform = Platform.in(home).with(Servers.fresh());
        draftsAreNotPosted();
        signed("2024-02");
        settled("2024-02", "success,");
        signed("2024-03");
        assertThat(run("export --month 2024-03").well().out()).contains("proof: 27 of 27 proof lines hold\n");
        settled("2024-03", "rejected,account closed");
        assertThat(run("export --month 2024-03").well().out()).contains("proof: 27 of 27 proof lines hold\n");
        run("export --month 2024-03 --creator ann").well();
        statementIsTrue();
        workbookSaysWhatHappened();
        run("export --month 2024-03 --creator nobody").refused(2, "nobody has no payout in 2024-03");
        run("export --month 2024-03 --variance -1").refused(2, "--variance -1: name a percentage");
        run("export --month 2024-02").well();
        otherProgramsAgreeWithPayouts();
    }

    /** What hledger makes of the entries of both months, and what payouts.csv says of them. */
    private void otherProgramsAgreeWithPayouts() throws Exception {
        run("ledger verify").well();
        OtherPrograms.requirePresent("hledger", "bean-check");
        var beans = home.resolve("ledger.beancount").toString();
        run("ledger export --format beancount", "--out", beans).well();
        assertThat(OtherPrograms.run("bean-check", beans)).isEmpty();
        var journal = home.resolve("ledger.journal").toString();
        run("ledger export --format hledger", "--out", journal).well();
        assertThat(OtherPrograms.run("hledger", "-f", journal, "check", "--strict"))
                .isEmpty();
        var balances = new TreeMap<String, BigDecimal>();
        OtherPrograms.rows(OtherPrograms.run("hledger", "-f", journal, "bal", "-N", "--flat", "-O", "csv")).stream()
                .skip(1)
                .forEach(row -> balances.put(
                        row.getFirst(), new BigDecimal(row.getLast().split(" ")[0])));
        assertThat(balances).isEqualTo(balancesByPayouts());
    }

    private TreeMap<String, BigDecimal> balancesByPayouts() throws IOException {
        var february = payouts("2024-02");
        var march = payouts("2024-03");
        var both = Stream.concat(february.stream(), march.stream()).toList();
        var sentBack =
                sum(march.stream().filter(row -> row.get(1).equals("ann")).toList(), NET);
        var balances = new TreeMap<String, BigDecimal>();
        balances.put("platform:program:pool", sum(both, AWARDS).negate());
        balances.put("tax:withheld", sum(both, TAX));
        balances.put("clearing:bank", sum(both, NET).subtract(sentBack));
        balances.put("creator:ann:returned", sentBack);
        march.forEach(row -> balances.put("creator:" + row.get(1) + ":payable", new BigDecimal(row.get(CARRIED))));
        balances.values().removeIf(amount -> amount.signum() == 0);
        return balances;
    }

    private static final int AWARDS = 3;
    private static final int CARRIED = 7;
    private static final int TAX = 8;
    private static final int NET = 9;

    private List<List<String>> payouts(String month) throws IOException {
        var rows = OtherPrograms.rows(Files.readString(home.resolve("reports/%s/payouts.csv".formatted(month))));
        return rows.subList(1, rows.size());
    }

    private static BigDecimal sum(List<List<String>> rows, int column) {
        return rows.stream().map(row -> new BigDecimal(row.get(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void draftsAreNotPosted() throws IOException {
        run("nightly --from 2024-02-01 --to 2024-02-02").well();
        run("monthly --by ana --month 2024-02").well();
        assertThat(run("export --month 2024-02 --statements xlsx").well().out())
                .contains("proof: 18 of 18 proof lines hold, 6 wait for the run to go on\n");
        assertThat(home.resolve("reports/2024-02/statements/ann.html"))
                .content()
                .contains("Not posted yet");
        assertThat(home.resolve("reports/2024-02/statements/bo.xlsx")).exists();
        try (var workbook = workbook("2024-02/payouts.xlsx")) {
            assertThat(texts(workbook.getSheet("Control"))).contains("OPEN").doesNotContain("DIFFERS");
            assertThat(workbook.getSheet("Ledger").getRow(1).getCell(0).getStringCellValue())
                    .startsWith("Total");
        }
        run("export --month 2024-02").well();
        assertThat(home.resolve("reports/2024-02/statements/bo.xlsx")).doesNotExist();
    }

    private void statementIsTrue() throws IOException {
        var figures = new TreeMap<String, BigDecimal>();
        try (var workbook = workbook("2024-03/statements/ann.xlsx")) {
            for (var row : workbook.getSheet("Statement")) {
                if (row.getCell(1) != null && row.getCell(1).getCellType() == CellType.NUMERIC) {
                    figures.put(label(row), amount(row));
                    follow(row);
                }
            }
            var award = workbook.getSheet("Awards").getRow(1);
            assertThat(award.getCell(0).getStringCellValue()).isEqualTo("pool");
            assertThat(moved(ids(last(award, -1)), ANN)).isEqualByComparingTo("1000.00");
        }
        assertThat(figures)
                .containsEntry("Carried from earlier months", new BigDecimal("1000.0"))
                .containsEntry("Closing balance, carried to next month", new BigDecimal("0.0"))
                .containsKeys("Tax withheld", "Sent back, to be paid with your next net");
    }

    /** A figure that moved money prints entries, and these moved that much. */
    private void follow(Row row) throws IOException {
        var ids = row.getCell(2) == null ? List.<Long>of() : ids(row.getCell(2));
        var label = label(row);
        var expected = amount(row);
        if (ids.isEmpty()) {
            assertThat(List.of(
                            "Adjustments",
                            "Held",
                            "Gross",
                            "Closing balance",
                            "Sent back by the bank before",
                            "Paid to"))
                    .anyMatch(label::startsWith);
            return;
        }
        assertThat(Files.readString(home.resolve("reports/2024-03/statements/ann.html")))
                .contains(">#" + ids.getFirst() + "<");
        if (label.startsWith("Carried from")) {
            assertThat(balanceAt(ids.getFirst())).isEqualByComparingTo(expected);
        } else if (label.startsWith("Sent back, to be")) {
            assertThat(moved(ids, "creator:ann:returned")).isEqualByComparingTo(expected);
        } else {
            assertThat(moved(ids, ANN)).as(label).isEqualByComparingTo(expected);
        }
    }

    private void workbookSaysWhatHappened() throws IOException {
        try (var workbook = workbook("2024-03/payouts.xlsx")) {
            assertThat(texts(workbook.getSheet("Control")))
                    .contains("ana", "ben", "chen", "seen", "li", "OK")
                    .doesNotContain("DIFFERS", "OPEN");
            assertThat(texts(workbook.getSheet("Payouts")))
                    .contains("=Ann()", "****1111", "account closed", "succeeded")
                    .doesNotContain("4111111111111111");
            assertThat(texts(workbook.getSheet("Tax")))
                    .contains("Ann Example", "****4719", "cn_labour")
                    .doesNotContain(LittleMonth.ID_NUMBER);
            assertThat(texts(workbook.getSheet("Exceptions")))
                    .anyMatch(cell -> cell.startsWith("Sent back by the bank"))
                    .anyMatch(cell -> cell.startsWith("No payee"))
                    .contains("account closed", "2024-03-02", "cy");
            assertThat(workbook.getSheet("Ledger").getLastRowNum()).isGreaterThan(8);
            assertThat(workbook.getSheet("Cost").getDrawingPatriarch().getCharts())
                    .hasSize(1);
            for (var sheet : List.of("Detail", "Exclusions", "Payouts", "Control")) {
                assertThat(texts(workbook.getSheet(sheet))).doesNotContain("Ann Example");
            }
        }
    }

    private XSSFWorkbook workbook(String file) throws IOException {
        try (var in = Files.newInputStream(home.resolve("reports").resolve(file))) {
            return new XSSFWorkbook(in);
        }
    }

    private static List<String> texts(Sheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .filter(cell -> cell.getCellType() == CellType.STRING)
                .map(Cell::getStringCellValue)
                .toList();
    }

    private static String label(Row row) {
        return row.getCell(0).getStringCellValue().strip().split("  ")[0];
    }

    private static BigDecimal amount(Row row) {
        return BigDecimal.valueOf(row.getCell(1).getNumericCellValue());
    }

    private static Cell last(Row row, int before) {
        return row.getCell(row.getLastCellNum() - 1 + before);
    }

    private static List<Long> ids(Cell cell) {
        return Arrays.stream(cell.getStringCellValue().split(" "))
                .filter(id -> !id.isEmpty())
                .map(id -> Long.valueOf(id.substring(1)))
                .toList();
    }

    /** What the entries brought into the account. */
    private BigDecimal moved(List<Long> ids, String account) {
        var list = String.join(",", ids.stream().map(String::valueOf).toList());
        return sum("entry_id in (" + list + ")", account);
    }

    private BigDecimal balanceAt(long id) {
        return sum("entry_id <= " + id, ANN);
    }

    private BigDecimal sum(String which, String account) {
        var sum = Servers.sql(Objects.requireNonNull(platform.database()))
                .fetchValue(
                        "select coalesce(sum(amount), 0) from ledger_posting where " + which + " and account = ?",
                        account);
        return (BigDecimal) Objects.requireNonNull(sum);
    }
}
