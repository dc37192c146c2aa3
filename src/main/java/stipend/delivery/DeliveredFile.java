package stipend.delivery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import stipend.fault.InputFault;

/**
 * One file of a day's folder.
 *
 * @param name as faults and manifests write it: relative to the data folder, with forward slashes
 */
public record DeliveredFile(Path path, String name, Format format) {

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

    /** The file's content, decompressed. */
    public InputStream open() throws IOException {
        var raw = Files.newInputStream(path);
        return switch (format) {
            case CSV, NDJSON, PARQUET -> raw;
            case CSV_GZ, NDJSON_GZ -> gunzip(raw);
        };
    }

    /** What an {@link IOException} while reading this file means to people. */
    public InputFault unreadable(IOException cause) {
        var compressed = format == Format.CSV_GZ || format == Format.NDJSON_GZ;
        return InputFault.in(
                name,
                (compressed ? "not a whole gzip file (" : "cannot be read (") + Unreadable.reason(cause)
                        + "); deliver it again");
    }

    /** The JDK's own stream silently ends where a second member is broken; rows would be lost. */
    private static InputStream gunzip(InputStream raw) throws IOException {
        try {
            return GzipCompressorInputStream.builder()
                    .setInputStream(new BufferedInputStream(raw, 1 << 16))
                    .setDecompressConcatenated(true)
                    .get();
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }
}
