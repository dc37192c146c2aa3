package stipend.ledger;

import java.time.Instant;

/**
 * An entry with its place in the ledger.
 *
 * @param id from 1, without gaps
 * @param hash SHA-256, in hex, over the entry, its id and time and the hash before it
 */
public record PostedEntry(long id, Instant time, Entry entry, String previousHash, String hash) {}
