package stipend.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stipend.fault.WorkFault;
import stipend.ledger.jooq.PostgresLedger;
import stipend.testing.FreshDatabase;

class LedgerTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final YearMonth MAY = YearMonth.of(2023, 5);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2023-06-01T00:00:00.123456789Z"), ZoneOffset.UTC);

    private FreshDatabase database;
    private DSLContext sql;
    private Ledger ledger;

    @BeforeEach
    void start() {
        database = new FreshDatabase();
        sql = database.sql();
        ledger = new PostgresLedger(sql, database.transactions(), CLOCK);
    }

    private static Entry award(String key, String creator, String amount) {
        return award(key, creator, amount, CNY);
    }

    private static Entry award(String key, String creator, String amount, Currency currency) {
        var postings = Entry.between(new Account.Program("p"), Account.payable(creator), new BigDecimal(amount));
        return new Entry(key, Kind.AWARD, MAY, currency, "award to " + creator, null, postings);
    }

    @Test
    void balancesAreTheSumsOfPostings() {
        ledger.post(List.of(award("1", "c1", "10.00"), award("2", "c2", "5.50"), award("3", "c1", "-2.25")));
        assertThat(ledger.balances(CNY, ""))
                .containsExactly(
                        Map.entry(Account.payable("c1"), new BigDecimal("7.75")),
                        Map.entry(Account.payable("c2"), new BigDecimal("5.50")),
                        Map.entry(new Account.Program("p"), new BigDecimal("-13.25")));
        assertThat(ledger.balances(CNY, "creator:c2:").keySet()).containsExactly(Account.payable("c2"));
        assertThat(ledger.balances(Currency.getInstance("USD"), "")).isEmpty();
    }

    @Test
    void aBalanceOfNothingIsNoBalance() {
        ledger.post(List.of(award("1", "c1", "10.00"), award("2", "c1", "-10.00")));
        assertThat(ledger.balances(CNY, "")).isEmpty();
    }

    @Test
    void amountsHaveTheScaleOfTheCurrency() {
        var yen = Currency.getInstance("JPY");
        ledger.post(List.of(award("1", "c1", "10", yen)));
        assertThat(ledger.balances(yen, "creator:")).containsValue(new BigDecimal("10"));
        assertThatThrownBy(() -> award("2", "c1", "0.5", yen)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void prefixesAreTextAndNoPattern() {
        ledger.post(List.of(award("1", "a%", "1.00"), award("2", "ab", "1.00"), award("3", "a_:x", "1.00")));
        assertThat(ledger.balances(CNY, "creator:a%").keySet()).containsExactly(Account.payable("a%"));
        assertThat(ledger.balances(CNY, "creator:a_").keySet()).containsExactly(Account.payable("a_:x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "creator:a:b:payable",
                "creator::held",
                "creator:x:returned",
                "platform:program:a:b",
                "tax:withheld",
                "clearing:bank",
                "platform:recovered"
            })
    void anAccountIsFoundByItsPath(String path) {
        if (path.equals("creator::held")) {
            assertThatThrownBy(() -> Account.at(path)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(Account.at(path).path()).isEqualTo(path);
        }
    }

    @Test
    void entriesAreNumberedWithoutGapsAlsoAfterAFailure() {
        ledger.post(List.of(award("1", "c1", "1.00")));
        assertThatThrownBy(() -> ledger.post(List.of(award("2", "c1", "1.00"), award("1", "c1", "9.00"))))
                .isInstanceOf(WorkFault.class)
                .hasMessageContaining("key 1 is posted already with other content");
        ledger.post(List.of(award("3", "c1", "1.00"), award("4", "c1", "1.00")));
        assertThat(ledger.after(0, 10)).extracting(PostedEntry::id).containsExactly(1L, 2L, 3L);
        assertThat(ledger.after(1, 1)).extracting(e -> e.entry().key()).containsExactly("3");
    }

    @Test
    void aKeyIsPostedOnceHoweverOftenItIsAskedFor() {
        var entry = award("1", "c1", "1.00");
        assertThat(ledger.post(List.of(entry, entry))).isEqualTo(1);
        assertThat(ledger.post(List.of(award("1", "c1", "1.0"), award("2", "c1", "1.00"))))
                .isEqualTo(1);
        assertThat(ledger.balances(CNY, "creator:")).containsValue(new BigDecimal("2.00"));
    }

    @Test
    void whatIsReadIsWhatWasPosted() {
        var postings = List.of(
                new Posting(Account.payable("创作者|🚀"), new BigDecimal("3.00")),
                new Posting(Account.Single.RECOVERED, new BigDecimal("-1.00")),
                new Posting(new Account.Program("p"), new BigDecimal("-2.00")));
        var entry = new Entry("k", Kind.ADJUSTMENT, MAY, CNY, "with \"quotes\"\nand lines", "case-7", postings);
        ledger.post(List.of(entry));
        assertThat(ledger.after(0, 1)).singleElement().satisfies(posted -> {
            assertThat(posted.entry()).isEqualTo(entry);
            assertThat(posted.time()).isEqualTo("2023-06-01T00:00:00.123456Z");
            assertThat(posted.previousHash()).isEqualTo("0".repeat(64));
        });
    }

    @Test
    void anEntryThatDoesNotBalanceCannotBeMade() {
        var one = List.of(new Posting(Account.payable("c"), BigDecimal.ONE));
        assertThatThrownBy(() -> new Entry("k", Kind.AWARD, MAY, CNY, "", null, one))
                .hasMessageContaining("does not balance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set description = 'x'",
                "delete from ledger_entry",
                "truncate ledger_entry cascade",
                "update ledger_posting set amount = amount * 2",
                "delete from ledger_posting",
                "truncate ledger_posting",
                "update ledger_entry set description = 'x' where false"
            })
    void theDatabaseRefusesEveryChange(String statement) {
        ledger.post(List.of(award("1", "c1", "1.00")));
        assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("is append-only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "an unbalanced one; (2, 1, 'a', 5), (2, 2, 'b', -4); does not balance",
                "one without postings; ; does not balance",
                "postings beyond those announced; (2, 1, 'a', 5), (2, 2, 'b', -5), (2, 3, 'a', 1), (2, 4, 'b', -1);"
                        + " does not balance",
                "a balanced pair for an old entry; (2, 1, 'a', 5), (2, 2, 'b', -5), (1, 3, 'a', 1), (1, 4, 'b', -1);"
                        + " does not balance"
            })
    void theDatabaseRefusesAtCommit(String what, String postings, String said) {
        ledger.post(List.of(award("1", "c1", "1.00")));
        assertThatThrownBy(() -> database.transactions().executeWithoutResult(t -> {
                    sql.execute(entryRow(2, "hash"));
                    if (postings != null) {
                        sql.execute("insert into ledger_posting values " + postings);
                    }
                }))
                .as(what)
                .hasStackTraceContaining(said);
        assertThat(ledger.after(0, 9)).hasSize(1);
    }

    private static String entryRow(long id, String previousHash) {
        return "insert into ledger_entry (id, key, posted_at, kind, month, currency, description, postings,"
                + " previous_hash,"
                + " hash)"
                + " select"
                + " " + id + ", 'x" + id + "', now(), 'award', '2023-05', 'CNY', '', 2, " + previousHash
                + ", sha256('x') from ledger_entry order by id desc limit 1";
    }

    @Test
    void theDatabaseRefusesAGapAndABrokenChain() {
        ledger.post(List.of(award("1", "c1", "1.00")));
        assertThatThrownBy(() -> sql.execute(entryRow(3, "hash"))).hasMessageContaining("foreign key");
        assertThatThrownBy(() -> sql.execute(entryRow(2, "sha256('other')"))).hasMessageContaining("foreign key");
    }

    @Test
    void anUntouchedLedgerIsSound() {
        assertThat(ledger.verify()).isEqualTo(new Verdict.Sound(0, "0".repeat(64), Map.of()));
        ledger.post(IntStream.range(0, 12_345)
                .mapToObj(i -> award("k" + i, "c" + i % 7, "1.23"))
                .toList());
        ledger.post(List.of(award("usd", "c1", "4.00", Currency.getInstance("USD"))));
        assertThat(ledger.verify()).isInstanceOfSatisfying(Verdict.Sound.class, sound -> {
            assertThat(sound.entries()).isEqualTo(12_346);
            assertThat(sound.balances().get(CNY)).isEqualTo(ledger.balances(CNY, ""));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "update ledger_posting set amount = amount + 1 where entry_id = 2 and number = 1; 2; hash of its"
                        + " content",
                "update ledger_posting set amount = amount * 2 where entry_id = 2; 2; hash of its content",
                "update ledger_posting set account = 'creator:thief:payable' where entry_id = 2 and number = 2; 2;"
                        + " hash of its content",
                "update ledger_entry set month = '2023-06' where id = 3; 3; hash of its content",
                "update ledger_entry set posted_at = posted_at + interval '1 microsecond' where id = 1; 1; hash of its"
                        + " content",
                "update ledger_entry set case_id = '' where id = 1; 1; hash of its content",
                "insert into ledger_posting values (2, 3, 'creator:a:payable', 1), (2, 4, 'creator:b:payable', -1); 2;"
                        + " hash of its content",
                "update ledger_entry set hash = sha256('y') where id = 2; 2; hash of its content",
                "update ledger_entry set previous_hash = sha256('y') where id = 2; 2; hash of the entry before",
                "delete from ledger_entry where id = 2; 2; is missing",
                "delete from ledger_posting where entry_id = 2; 2; hash of its content",
                "delete from ledger_entry where id = 4; 4; the entry is missing"
            })
    void verifyNamesTheFirstEntryThatIsWrong(String tampering, long entry, String what) {
        ledger.post(List.of(
                award("1", "c1", "1.00"),
                award("2", "c2", "2.00"),
                award("3", "c3", "3.00"),
                award("4", "c4", "4.00")));
        database.transactions().executeWithoutResult(t -> {
            sql.execute("set local session_replication_role = replica");
            sql.execute(tampering);
        });
        assertThat(ledger.verify()).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
            assertThat(broken.entryId()).isEqualTo(entry);
            assertThat(broken.what()).contains(what);
        });
    }

    @Test
    void postingsOfSeveralConnectionsFollowOneAnother() throws Exception {
        List<Callable<Integer>> posts = IntStream.range(0, 40)
                .<Callable<Integer>>mapToObj(i -> () -> new PostgresLedger(sql, database.transactions(), CLOCK)
                        .post(List.of(award("both", "c", "1.00"), award("own" + i, "c", "1.00"))))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            int posted = 0;
            for (var result : threads.invokeAll(posts)) {
                posted += result.get();
            }
            assertThat(posted).isEqualTo(41);
        }
        assertThat(ledger.verify()).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    void postingTakesPartInTheCallersTransaction() {
        assertThatThrownBy(() -> database.transactions().executeWithoutResult(t -> {
                    ledger.post(List.of(award("1", "c1", "1.00")));
                    throw new IllegalStateException("later");
                }))
                .hasMessage("later");
        assertThat(ledger.after(0, 1)).isEmpty();
        assertThatCode(() -> ledger.post(List.of(award("1", "c1", "2.00")))).doesNotThrowAnyException();
    }

    @Test
    void flowsAreSumsByMonthKindAndAccount() {
        ledger.post(List.of(
                award("1", "c1", "1.00"),
                award("2", "c1", "2.00"),
                award("3", "c2", "1.00"),
                award("4", "c2", "-1.00")));
        assertThat(ledger.flows(CNY, MAY, MAY, List.of(Kind.AWARD)))
                .containsExactlyInAnyOrder(
                        new Flow(MAY, Kind.AWARD, Account.payable("c1"), new BigDecimal("3.00")),
                        new Flow(MAY, Kind.AWARD, new Account.Program("p"), new BigDecimal("-3.00")));
        assertThat(ledger.flows(CNY, MAY, MAY, List.of(Kind.TAX))).isEmpty();
        assertThat(ledger.flows(CNY, MAY.plusMonths(1), MAY.plusMonths(9), List.of(Kind.AWARD)))
                .isEmpty();
    }
}
