package stipend.report;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.streaming.SheetDataWriter;

/**
 * A streaming workbook whose file depends on its content alone: no clock and no time zone reaches the bytes. Cells
 * leave memory row by row; what waits on disk goes away with {@link #close}, and what a killed process left there with the next
 * workbook. It is not compressed: that would be a third of
 * all the work.
 */
final class SteadyWorkbook extends SXSSFWorkbook {
    /** The first day that a zip entry can carry; zip writes local time, so it is local everywhere. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

    private static final int WINDOW = 32;

    /** What waits on disk. */
    private final PartFiles waiting;

    /** @param made stands as the day on which the document was created and last changed */
    SteadyWorkbook(String title, LocalDateTime made) throws IOException {
        super(WINDOW);
        waiting = waitingIn(folder());
        // entries of unknown size in a stream: plain zip, which every spreadsheet program opens
        setZip64Mode(Zip64Mode.AsNeeded);
        var properties = getXSSFWorkbook().getProperties().getCoreProperties();
        var date = Optional.of(Date.from(made.toInstant(ZoneOffset.UTC)));
        properties.setTitle(title);
        properties.setCreator("Stipend");
        properties.setCreated(date);
        properties.setModified(date);
    }

    /** A user's own: another one's could not be tidied. */
    private static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"), "stipend-" + System.getProperty("user.name"));
    }

    private static PartFiles waitingIn(Path folder) throws IOException {
        var waiting = PartFiles.in(folder);
        if (!waiting.ownFolder()) {
            waiting.close();
            throw new IOException(
                    folder + " is somebody else's; have it removed, or name another folder by -Djava.io.tmpdir=…");
        }
        return waiting;
    }

    @Override
    protected SheetDataWriter createSheetDataWriter() throws IOException {
        TempFile.setThreadLocalTempFileCreationStrategy(new Waiting());
        try {
            return super.createSheetDataWriter();
        } finally {
            TempFile.setThreadLocalTempFileCreationStrategy(null);
        }
    }

    @Override
    public void write(OutputStream out) throws IOException {
        TempFile.setThreadLocalTempFileCreationStrategy(new Waiting());
        try {
            super.write(out);
        } finally {
            TempFile.setThreadLocalTempFileCreationStrategy(null);
        }
    }

    @Override
    public void close() throws IOException {
        try (waiting) {
            super.close();
        }
    }

    /** POI's files, where their lock is. */
    private final class Waiting implements TempFileCreationStrategy {
        @Override
        public File createTempFile(String prefix, String suffix) throws IOException {
            return waiting.secret().toFile();
        }

        @Override
        public File createTempDirectory(String prefix) throws IOException {
            throw new UnsupportedOperationException("no workbook needs a folder");
        }
    }

    @Override
    protected ZipArchiveOutputStream createArchiveOutputStream(OutputStream out) {
        var zip = new SteadyZip(out);
        zip.setUseZip64(Zip64Mode.AsNeeded);
        return zip;
    }

    private static final class SteadyZip extends ZipArchiveOutputStream {
        SteadyZip(OutputStream out) {
            super(out);
        }

        @Override
        public void putArchiveEntry(ZipArchiveEntry entry) throws IOException {
            entry.setTime(ENTRY_TIME.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
            super.putArchiveEntry(entry);
        }
    }
}
