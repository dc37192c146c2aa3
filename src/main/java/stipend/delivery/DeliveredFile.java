package stipend.delivery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import stipend.fault.InputFault;

/**
 * One file of a day's folder.
 *
 * @param name as faults and manifests write it: relative to the data folder, with forward slashes
 */
public record DeliveredFile(Path path, String name, Format format) {
    /** Events in gzip are 5 to 30 times as long unpacked; gzip itself can do 1,000 times. */
    private static final int MOST_TIMES = 200;

    /** So much may come out of any file: nobody is hurt by it. */
    private static final long HARMLESS_BYTES = 64L << 20;

    /** The five endings of SPEC §1. */
    public enum Format {
        CSV(".csv"),
        CSV_GZ(".csv.gz"),
        NDJSON(".ndjson"),
        NDJSON_GZ(".ndjson.gz"),
        PARQUET(".parquet");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        /** The format that the file's name tells; none for another ending or a leading dot. */
        public static Optional<Format> of(Path file) {
            var name = file.getFileName().toString();
            if (name.startsWith(".")) {
                return Optional.empty();
            }
            for (var format : values()) {
                if (name.endsWith(format.ending)) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * The file's content, decompressed.
     *
     * @throws InputFault while reading, if more comes out of a gzip file than anybody delivers
     */
    public InputStream open() throws IOException {
        var raw = Files.newInputStream(path);
        try {
            return switch (format) {
                case CSV, NDJSON, PARQUET -> raw;
                case CSV_GZ, NDJSON_GZ -> limited(gunzip(raw));
            };
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** What an {@link IOException} while reading this file means to people. */
    public InputFault unreadable(IOException cause) {
        var compressed = format == Format.CSV_GZ || format == Format.NDJSON_GZ;
        return InputFault.in(
                name,
                (compressed ? "not a whole gzip file (" : "cannot be read (") + Unreadable.reason(cause)
                        + "); deliver it again");
    }

    private InputStream limited(InputStream unpacked) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(unpacked)
                .setMaxCount(Math.max(HARMLESS_BYTES, MOST_TIMES * Files.size(path)))
                .setOnMaxCount((_, _) -> {
                    throw InputFault.in(
                            name,
                            "unpacks to more than " + MOST_TIMES
                                    + " times its size; if that is right, deliver it unpacked");
                })
                .get();
    }

    /** The JDK's own stream silently ends where a second member is broken; rows would be lost. */
    private static InputStream gunzip(InputStream raw) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(new BufferedInputStream(raw, 1 << 16))
                .setDecompressConcatenated(true)
                .get();
    }
}
