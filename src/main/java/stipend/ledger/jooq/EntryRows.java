package stipend.ledger.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.val;
import static stipend.jooq.Tables.LEDGER_ENTRY;
import static stipend.jooq.Tables.LEDGER_POSTING;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import stipend.database.BulkCopy;
import stipend.jooq.tables.records.LedgerEntryRecord;
import stipend.ledger.Account;

/** The ledger's two tables, read and written as {@link StoredEntry}. */
final class EntryRows {
    private static final List<Field<?>> ENTRY_COLUMNS = List.of(
            LEDGER_ENTRY.ID,
            LEDGER_ENTRY.KEY,
            LEDGER_ENTRY.POSTED_AT,
            LEDGER_ENTRY.KIND,
            LEDGER_ENTRY.MONTH,
            LEDGER_ENTRY.CURRENCY,
            LEDGER_ENTRY.DESCRIPTION,
            LEDGER_ENTRY.CASE_ID,
            LEDGER_ENTRY.POSTINGS,
            LEDGER_ENTRY.PREVIOUS_HASH,
            LEDGER_ENTRY.HASH);
    private static final List<Field<?>> POSTING_COLUMNS =
            List.of(LEDGER_POSTING.ENTRY_ID, LEDGER_POSTING.NUMBER, LEDGER_POSTING.ACCOUNT, LEDGER_POSTING.AMOUNT);

    private final DSLContext sql;

    EntryRows(DSLContext sql) {
        this.sql = sql;
    }

    /** The last entry's id and hash; 0 and zeros before the first. */
    record Head(long id, byte[] hash) {}

    Head head() {
        var last = sql.select(LEDGER_ENTRY.ID, LEDGER_ENTRY.HASH)
                .from(LEDGER_ENTRY)
                .orderBy(LEDGER_ENTRY.ID.desc())
                .limit(1)
                .fetchOne();
        return last == null ? new Head(0, StoredEntry.GENESIS) : new Head(last.value1(), last.value2());
    }

    List<StoredEntry> after(long id, int limit) {
        return where(LEDGER_ENTRY.ID.gt(id), limit);
    }

    List<StoredEntry> ofMonth(YearMonth month, String keyPrefix, long id, int limit) {
        var wanted = LEDGER_ENTRY
                .MONTH
                .eq(month.toString())
                .and(LEDGER_ENTRY.KEY.startsWith(keyPrefix))
                .and(LEDGER_ENTRY.ID.gt(id));
        return where(wanted, limit);
    }

    Map<Account, Long> lastBefore(YearMonth month, Collection<Account> accounts) {
        var last = max(LEDGER_POSTING.ENTRY_ID);
        var paths = accounts.stream().map(Account::path).toArray(String[]::new);
        return sql.select(LEDGER_POSTING.ACCOUNT, last)
                .from(LEDGER_POSTING)
                .join(LEDGER_ENTRY)
                .on(LEDGER_ENTRY.ID.eq(LEDGER_POSTING.ENTRY_ID))
                .where(LEDGER_POSTING.ACCOUNT.eq(any(val(paths))))
                .and(LEDGER_ENTRY.MONTH.lt(month.toString()))
                .groupBy(LEDGER_POSTING.ACCOUNT)
                .fetchMap(row -> Account.at(row.value1()), row -> row.value2());
    }

    List<StoredEntry> withKeys(List<String> keys) {
        return where(LEDGER_ENTRY.KEY.eq(any(val(keys.toArray(String[]::new)))), keys.size());
    }

    private List<StoredEntry> where(Condition condition, int limit) {
        var entries = sql.selectFrom(LEDGER_ENTRY)
                .where(condition)
                .orderBy(LEDGER_ENTRY.ID)
                .limit(limit)
                .fetch();
        if (entries.isEmpty()) {
            return List.of();
        }
        var lines = lines(entries.getValues(LEDGER_ENTRY.ID));
        return entries.map(entry -> stored(entry, lines.getOrDefault(entry.getId(), List.of())));
    }

    private Map<Long, List<StoredEntry.Line>> lines(List<Long> ids) {
        return sql.select(LEDGER_POSTING.ENTRY_ID, LEDGER_POSTING.ACCOUNT, LEDGER_POSTING.AMOUNT)
                .from(LEDGER_POSTING)
                .where(LEDGER_POSTING.ENTRY_ID.eq(any(val(ids.toArray(Long[]::new)))))
                .orderBy(LEDGER_POSTING.ENTRY_ID, LEDGER_POSTING.NUMBER)
                .fetchGroups(row -> row.value1(), row -> new StoredEntry.Line(row.value2(), row.value3()));
    }

    private static StoredEntry stored(LedgerEntryRecord row, List<StoredEntry.Line> lines) {
        return new StoredEntry(
                row.getId(),
                row.getKey(),
                row.getPostedAt().toInstant(),
                row.getKind(),
                row.getMonth(),
                row.getCurrency(),
                row.getDescription(),
                row.getCaseId(),
                lines,
                row.getPreviousHash(),
                row.getHash());
    }

    /** By COPY: a run of many creators posts several entries for each. */
    void insert(List<StoredEntry> entries) {
        BulkCopy.into(sql, LEDGER_ENTRY, ENTRY_COLUMNS, sink -> entries.forEach(entry -> sink.row(row(entry))));
        BulkCopy.into(
                sql,
                LEDGER_POSTING,
                POSTING_COLUMNS,
                sink -> entries.stream().flatMap(EntryRows::postings).forEach(sink::row));
    }

    private static @Nullable Object[] row(StoredEntry entry) {
        return new @Nullable Object[] {
            entry.id(),
            entry.key(),
            entry.time(),
            entry.kind(),
            entry.month(),
            entry.currency(),
            entry.description(),
            entry.caseId(),
            entry.lines().size(),
            entry.previousHash(),
            entry.hash()
        };
    }

    private static Stream<@Nullable Object[]> postings(StoredEntry entry) {
        return IntStream.range(0, entry.lines().size()).mapToObj(i -> {
            var line = entry.lines().get(i);
            return new @Nullable Object[] {entry.id(), i + 1, line.account(), line.plain()};
        });
    }

    /** The first entry id that has postings but no entry; null as it should be. */
    @Nullable
    Long firstStray() {
        return sql.select(min(LEDGER_POSTING.ENTRY_ID))
                .from(LEDGER_POSTING)
                .leftAntiJoin(LEDGER_ENTRY)
                .on(LEDGER_ENTRY.ID.eq(LEDGER_POSTING.ENTRY_ID))
                .fetchOneInto(Long.class);
    }
}
