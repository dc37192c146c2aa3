package stipend.ledger.jooq;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.ledger.Account;
import stipend.ledger.Entry;
import stipend.ledger.Kind;
import stipend.ledger.PostedEntry;
import stipend.ledger.Posting;

/** An entry as its row says it, in plain texts: readable even where somebody has spoiled it. */
record StoredEntry(
        long id,
        String key,
        Instant time,
        String kind,
        String month,
        String currency,
        String description,
        @Nullable String caseId,
        List<Line> lines,
        byte[] previousHash,
        byte[] hash) {
    static final byte[] GENESIS = new byte[32];

    record Line(String account, BigDecimal amount) {
        /** The amount in its shortest form: its scale in the database is no part of the content. */
        String plain() {
            return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
        }
    }

    static StoredEntry of(long id, Instant time, Entry entry, byte[] previousHash) {
        var lines = entry.postings().stream()
                .map(posting -> new Line(posting.account().path(), posting.amount()))
                .toList();
        var unsealed = new StoredEntry(
                id,
                entry.key(),
                time,
                entry.kind().word(),
                entry.month().toString(),
                entry.currency().getCurrencyCode(),
                entry.description(),
                entry.caseId(),
                lines,
                previousHash,
                GENESIS);
        return unsealed.sealed();
    }

    private StoredEntry sealed() {
        var seal = computedHash();
        return new StoredEntry(id, key, time, kind, month, currency, description, caseId, lines, previousHash, seal);
    }

    Entry entry() {
        var postings = lines.stream()
                .map(line -> new Posting(Account.at(line.account()), line.amount()))
                .toList();
        return new Entry(
                key,
                Kind.of(kind),
                YearMonth.parse(month),
                Currency.getInstance(currency),
                description,
                caseId,
                postings);
    }

    PostedEntry posted() {
        var hex = HexFormat.of();
        return new PostedEntry(id, time, entry(), hex.formatHex(previousHash), hex.formatHex(hash));
    }

    /** SHA-256 over the hash before, then every field with its length before it, so that no two contents look alike. */
    byte[] computedHash() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(previousHash);
            out.writeLong(id);
            for (var text : List.of(key, time.toString(), kind, month, currency, description)) {
                write(out, text);
            }
            write(out, caseId);
            for (var line : lines) {
                write(out, line.account());
                write(out, line.plain());
            }
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
