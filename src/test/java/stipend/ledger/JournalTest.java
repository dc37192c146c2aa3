package stipend.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.fault.WorkFault;
import stipend.ledger.Journal.Format;
import stipend.ledger.jooq.PostgresLedger;
import stipend.period.BusinessZone;
import stipend.testing.FreshDatabase;
import stipend.testing.OtherPrograms;

class JournalTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final List<Currency> CURRENCIES =
            List.of(CNY, Currency.getInstance("JPY"), Currency.getInstance("KWD"));
    private static final YearMonth MAY = YearMonth.of(2023, 5);
    private static final Instant START = Instant.parse("2023-06-01T02:00:00Z");
    private static final List<String> HARD_IDS = List.of(
            "c1",
            "a b",
            "a  b",
            "a-20-b",
            "a%20b",
            " ",
            "a:b",
            "创作者",
            "🚀-9",
            "e\u0301",
            "\u00e9",
            "A",
            "a",
            "-",
            "(x)",
            "[x]",
            "*",
            "!",
            ";",
            "\"q\" \\n \\",
            "a;b, date:2001-01-01",
            "\u3000wide\u00a0spaces\u2003",
            "0",
            "Id-",
            "_._",
            "1.00 CNY",
            "=",
            "@",
            "{}",
            "#tag ^link");

    private final FreshDatabase database = new FreshDatabase();
    private Instant now = START;

    @TempDir
    private Path folder;

    private Ledger ledger() {
        return new PostgresLedger(database.sql(), database.transactions(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Entry award(String key, String creator, String amount) {
        return new Entry(
                key,
                Kind.AWARD,
                MAY,
                CNY,
                "award to " + creator,
                null,
                Entry.between(new Account.Program("p"), Account.payable(creator), new BigDecimal(amount)));
    }

    private String text(Format format) throws IOException {
        var text = new StringWriter();
        Journal.write(ledger(), format, BusinessZone.DEFAULT, text);
        return text.toString();
    }

    private static String body(String journal) {
        return journal.lines().filter(line -> !line.startsWith(";")).collect(Collectors.joining("\n", "", "\n"));
    }

    private void postTwoMonths() {
        ledger().post(List.of(award("2023-05/1|award|p|a b", "a b", "10.00")));
        now = Instant.parse("2023-06-30T16:30:00Z"); // July in the business zone
        ledger().post(List.of(new Entry(
                "k, \"2\"",
                Kind.HOLD,
                MAY,
                CNY,
                "held; why",
                "case 7",
                Entry.between(Account.payable("a b"), Account.held("a b"), new BigDecimal("10")))));
    }

    private String hash(int entry) {
        return ledger().after(entry - 1, 1).getFirst().hash().substring(0, 16);
    }

    @Test
    void isWrittenForHledger() throws IOException {
        postTwoMonths();
        assertThat(body(text(Format.HLEDGER)))
                .isEqualTo("""
                    decimal-mark .

                    commodity 1000.00 CNY
                    account platform:program:p
                    account creator:a%20b:payable

                    2023-06-01 * (1) award to a b
                        ; key:2023-05/1|award|p|a b
                        ; kind:award
                        ; month:2023-05
                        ; hash:HASH1
                        platform:program:p  -10.00 CNY
                        creator:a%20b:payable  10.00 CNY

                    2023-06-30 * balances at the end of the day
                        creator:a%20b:payable  0.00 CNY = 10.00 CNY
                        platform:program:p  0.00 CNY = -10.00 CNY
                    account creator:a%20b:held

                    2023-07-01 * (2) held%3B why
                        ; key:k%2C "2"
                        ; kind:hold
                        ; month:2023-05
                        ; hash:HASH2
                        ; case:case 7
                        creator:a%20b:payable  -10.00 CNY
                        creator:a%20b:held  10.00 CNY

                    2023-07-01 * balances at the end of the day
                        creator:a%20b:held  0.00 CNY = 10.00 CNY
                        creator:a%20b:payable  0.00 CNY = 0.00 CNY
                    """.replace("HASH1", hash(1)).replace("HASH2", hash(2)));
    }

    @Test
    void isWrittenForBeancount() throws IOException {
        postTwoMonths();
        assertThat(body(text(Format.BEANCOUNT)))
                .isEqualTo("""
                    option "title" "Stipend"

                    option "operating_currency" "CNY"
                    2023-06-01 commodity CNY
                    2023-06-01 open Expenses:Program:Id-p
                      path: "platform:program:p"
                    2023-06-01 open Liabilities:Creator:Id-a-20-b:Payable
                      path: "creator:a b:payable"

                    2023-06-01 * "award to a b" #award
                      entry: 1
                      key: "2023-05/1|award|p|a b"
                      kind: "award"
                      month: "2023-05"
                      hash: "HASH1"
                      Expenses:Program:Id-p  -10.00 CNY
                      Liabilities:Creator:Id-a-20-b:Payable  10.00 CNY

                    2023-07-01 balance Liabilities:Creator:Id-a-20-b:Payable  10.00 ~ 0 CNY
                    2023-07-01 balance Expenses:Program:Id-p  -10.00 ~ 0 CNY
                    2023-07-01 open Liabilities:Creator:Id-a-20-b:Held
                      path: "creator:a b:held"

                    2023-07-01 * "held; why" #hold
                      entry: 2
                      key: "k, \\"2\\""
                      kind: "hold"
                      month: "2023-05"
                      hash: "HASH2"
                      case: "case 7"
                      Liabilities:Creator:Id-a-20-b:Payable  -10.00 CNY
                      Liabilities:Creator:Id-a-20-b:Held  10.00 CNY

                    2023-07-02 balance Liabilities:Creator:Id-a-20-b:Held  10.00 ~ 0 CNY
                    2023-07-02 balance Liabilities:Creator:Id-a-20-b:Payable  0.00 ~ 0 CNY
                    """.replace("HASH1", hash(1)).replace("HASH2", hash(2)));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyLedgerIsAnEmptyJournal(Format format) throws IOException {
        assertThat(text(format)).doesNotContain("20").endsWith("\n");
    }

    @ParameterizedTest
    @EnumSource
    void aClockThatWasSetBackDoesNotTurnTheDateBack(Format format) throws IOException {
        ledger().post(List.of(award("1", "a", "1.00")));
        now = START.minus(Duration.ofDays(3));
        ledger().post(List.of(award("2", "a", "1.00")));
        assertThat(text(format)).contains("\n2023-06-01 * ").doesNotContain("2023-05-");
    }

    @ParameterizedTest
    @EnumSource
    void anUnsoundLedgerIsNotExported(Format format) {
        ledger().post(List.of(award("1", "a", "1.00")));
        database.transactions().executeWithoutResult(t -> {
            database.sql().execute("set local session_replication_role = replica");
            database.sql().execute("update ledger_posting set amount = amount * 2");
        });
        assertThatThrownBy(() -> text(format)).isInstanceOf(WorkFault.class).hasMessageContaining("entry 1");
    }

    @ParameterizedTest
    @EnumSource
    void manyEntriesAreWrittenPageByPage(Format format) throws IOException {
        for (int run = 0; run < 10; run++) {
            int first = run * 2_000;
            ledger().post(IntStream.range(first, first + 2_000)
                    .mapToObj(i -> award("k" + i, "c" + i % 500, "1.23"))
                    .toList());
            now = now.plus(Duration.ofDays(31));
        }
        var counted = new CountingWriter();
        assertThat(Journal.write(ledger(), format, BusinessZone.DEFAULT, counted))
                .isEqualTo(20_000);
        assertThat(counted.transactions).isEqualTo(20_000);
        assertThat(counted.longest).as("characters handed over at once").isLessThan(100_000);
    }

    /** Counts and forgets. */
    private static final class CountingWriter extends Writer {
        private long transactions;
        private int longest;

        @Override
        public void write(char[] text, int start, int length) {
            var piece = new String(text, start, length);
            transactions += piece.contains("award to c") ? 1 : 0;
            longest = Math.max(longest, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    // names

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void namesAreTakenBackToTheIds(long seed) {
        for (var id : ids(seed, 500)) {
            var account = Account.payable(id);
            assertThat(fromHledger(line(Format.HLEDGER, account))).isEqualTo(account.path());
            assertThat(fromBeancount(line(Format.BEANCOUNT, account))).isEqualTo(id);
            assertThat(line(Format.BEANCOUNT, account)).matches("Liabilities:Creator:Id-[A-Za-z0-9-]*:Payable");
        }
    }

    private static String line(Format format, Account account) {
        var day = MAY.atDay(1);
        return switch (format) {
            case HLEDGER -> new HledgerDialect().account(day, account).strip().substring("account ".length());
            case BEANCOUNT ->
                new BeancountDialect()
                        .account(day, account)
                        .lines()
                        .toList()
                        .getFirst()
                        .substring("2023-05-01 open ".length());
        };
    }

    private static String fromHledger(String name) {
        return java.net.URLDecoder.decode(name.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String fromBeancount(String name) {
        var id = name.substring("Liabilities:Creator:Id-".length(), name.length() - ":Payable".length());
        return Pattern.compile("-([0-9A-F]+)-")
                .matcher(id)
                .replaceAll(m ->
                        java.util.regex.Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
    }

    private static List<String> ids(long seed, int count) {
        var random = new Random(seed);
        var ids = new ArrayList<>(HARD_IDS);
        while (ids.size() < count) {
            ids.add(random.ints(1 + random.nextInt(8), 0, 5)
                    .map(kind -> switch (kind) {
                        case 0 -> " -%:.;|\"\\=".codePointAt(random.nextInt(10));
                        case 1 -> 'a' + random.nextInt(26);
                        case 2 -> '0' + random.nextInt(10);
                        case 3 -> 0x4e00 + random.nextInt(5_000);
                        default -> 0xa0 + random.nextInt(0x3000);
                    })
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()));
        }
        return ids;
    }

    // the programs themselves

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void hledgerAcceptsItAndComesToOurBalances(long seed) throws Exception {
        OtherPrograms.requirePresent("hledger");
        var file = postAndWrite(seed, Format.HLEDGER);
        assertThat(OtherPrograms.run("hledger", "-f", file, "check", "--strict", "ordereddates"))
                .isEmpty();
        var balances = OtherPrograms.run("hledger", "-f", file, "bal", "--flat", "-N", "-O", "csv", "--layout", "bare");
        var theirs = new TreeMap<String, BigDecimal>();
        OtherPrograms.rows(balances).stream()
                .skip(1)
                .forEach(row -> theirs.put(fromHledger(row.get(0)) + " " + row.get(1), new BigDecimal(row.get(2))));
        theirs.values().removeIf(amount -> amount.signum() == 0);
        assertThat(theirs).isEqualTo(ours(Account::path));
        assertThat(OtherPrograms.run("hledger", "-f", file, "print", "tag:case=^case [0-9]+, x$".replace(",", "%2C")))
                .contains("case:case 1%2C x");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void beancountAcceptsItAndComesToOurBalances(long seed) throws Exception {
        OtherPrograms.requirePresent("bean-check", "bean-query");
        var file = postAndWrite(seed, Format.BEANCOUNT);
        assertThat(OtherPrograms.run("bean-check", file)).isEmpty();
        var balances = OtherPrograms.run(
                "bean-query", "-f", "csv", file, "select account, sum(position) group by account, currency");
        var theirs = new TreeMap<String, BigDecimal>();
        OtherPrograms.rows(balances).stream()
                .skip(1)
                .map(row -> (row.get(0) + " " + row.get(1)).strip().split("\\s+"))
                .filter(words -> words.length == 3)
                .forEach(words -> theirs.put(words[0] + " " + words[2], new BigDecimal(words[1])));
        theirs.values().removeIf(amount -> amount.signum() == 0);
        assertThat(theirs).isEqualTo(ours(account -> line(Format.BEANCOUNT, account)));
        var cases = OtherPrograms.run(
                "bean-query", "-f", "csv", file, "select distinct entry_meta('case') where entry_meta('entry') = 2");
        assertThat(cases).contains("case 1, x");
    }

    /** A changed amount must be found, or their acceptance says nothing. */
    @ParameterizedTest
    @EnumSource
    void theProgramsRefuseAJournalThatWasChanged(Format format) throws Exception {
        var check = format == Format.HLEDGER ? "hledger" : "bean-check";
        OtherPrograms.requirePresent(check);
        ledger().post(List.of(award("1", "a", "1.00"), award("2", "b", "2.00")));
        var changed = text(format).replaceAll("-2\\.00 CNY", "-2.10 CNY").replaceAll("  2\\.00 CNY", "  2.10 CNY");
        var file = Files.writeString(folder.resolve("changed"), changed).toString();
        var arguments = format == Format.HLEDGER
                ? new String[] {check, "-f", file, "check", "--strict"}
                : new String[] {check, file};
        assertThatThrownBy(() -> OtherPrograms.run(arguments)).hasMessageContaining("2.10");
    }

    private String postAndWrite(long seed, Format format) throws IOException {
        var random = new Random(seed);
        var ids = ids(seed, 60);
        for (int run = 0; run < 6; run++) {
            ledger().post(entries(random, ids, "run" + run));
            now = now.plus(Duration.ofHours(random.nextInt(1_500)));
        }
        var first = text(format);
        assertThat(text(format)).as("the same bytes again").isEqualTo(first);
        return Files.writeString(folder.resolve("journal"), first).toString();
    }

    private static List<Entry> entries(Random random, List<String> ids, String run) {
        return IntStream.range(0, 80)
                .mapToObj(i -> {
                    var currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
                    var creator = ids.get(random.nextInt(ids.size()));
                    var parts = Account.Part.values();
                    var to = new Account.Creator(creator, parts[random.nextInt(parts.length)]);
                    var from = i % 7 == 0 ? Account.Single.RECOVERED : new Account.Program("程序 " + i % 3);
                    var units = BigDecimal.valueOf(
                            random.nextInt(-99_999, 100_000) * 2L + 1, currency.getDefaultFractionDigits());
                    return new Entry(
                            run + "|" + i + "|" + creator,
                            Kind.values()[random.nextInt(Kind.values().length)],
                            MAY,
                            currency,
                            "to " + creator + "\nas \"agreed\"; 100%",
                            "case " + i + ", x",
                            Entry.between(from, to, units));
                })
                .toList();
    }

    private Map<String, BigDecimal> ours(java.util.function.Function<Account, String> name) {
        var ours = new TreeMap<String, BigDecimal>();
        for (var currency : CURRENCIES) {
            ledger().balances(currency, "")
                    .forEach((account, balance) -> ours.put(name.apply(account) + " " + currency, balance));
        }
        return ours;
    }
}
