package stipend.ledger.jooq;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.val;
import static stipend.jooq.Tables.LEDGER_ENTRY;
import static stipend.jooq.Tables.LEDGER_POSTING;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import stipend.jooq.tables.records.LedgerEntryRecord;
import stipend.jooq.tables.records.LedgerPostingRecord;

/** The ledger's two tables, read and written as {@link StoredEntry}. */
final class EntryRows {
    /** Rows per statement: enough that the round trips no longer count. */
    private static final int CHUNK = 1_000;

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

    void insert(List<StoredEntry> entries) {
        for (int from = 0; from < entries.size(); from += CHUNK) {
            var chunk = entries.subList(from, Math.min(from + CHUNK, entries.size()));
            sql.batchInsert(chunk.stream().map(EntryRows::row).toList()).execute();
            sql.batchInsert(chunk.stream().flatMap(EntryRows::postings).toList())
                    .execute();
        }
    }

    private static LedgerEntryRecord row(StoredEntry entry) {
        var row = new LedgerEntryRecord();
        row.setId(entry.id());
        row.setKey(entry.key());
        row.setPostedAt(entry.time().atOffset(ZoneOffset.UTC));
        row.setKind(entry.kind());
        row.setMonth(entry.month());
        row.setCurrency(entry.currency());
        row.setDescription(entry.description());
        row.setCaseId(entry.caseId());
        row.setPostings((short) entry.lines().size());
        row.setPreviousHash(entry.previousHash());
        row.setHash(entry.hash());
        return row;
    }

    private static Stream<LedgerPostingRecord> postings(StoredEntry entry) {
        var lines = entry.lines();
        return IntStream.range(0, lines.size()).mapToObj(i -> {
            var row = new LedgerPostingRecord();
            row.setEntryId(entry.id());
            row.setNumber((short) (i + 1));
            row.setAccount(lines.get(i).account());
            row.setAmount(lines.get(i).amount());
            return row;
        });
    }

    /** The first entry id that has postings but no entry; null as it should be. */
    @Nullable Long firstStray() {
        return sql.select(min(LEDGER_POSTING.ENTRY_ID))
                .from(LEDGER_POSTING)
                .leftAntiJoin(LEDGER_ENTRY)
                .on(LEDGER_ENTRY.ID.eq(LEDGER_POSTING.ENTRY_ID))
                .fetchOneInto(Long.class);
    }
}
