package stipend.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import stipend.fault.WorkFault;
import stipend.period.BusinessZone;
import stipend.period.Days;

/**
 * The demo's landing zone (SPEC §1): 25 creators, 97 models, February 2024 in Asia/Shanghai, about 30,000 events in all
 * five formats, with the dirt real deliveries have. The same bytes every time: nothing in it asks a clock, a locale
 * or the machine's zone.
 */
public final class DemoData {
    public static final YearMonth MONTH = YearMonth.of(2024, 2);
    public static final BusinessZone ZONE = BusinessZone.DEFAULT;

    /** New Year's Day of the year of the dragon: nothing was delivered. */
    static final LocalDate DAY_WITHOUT_DELIVERY = MONTH.atDay(10);

    /** Files that a day's folder may hold and nobody reads: as computers and people leave them. */
    private static final Map<LocalDate, String> LEFT_BEHIND =
            Map.of(MONTH.atDay(6), ".DS_Store", MONTH.atDay(21), "README.txt");

    private final Community community = new Community();

    /** Writes the landing zone below the folder, over whatever an earlier writing left there; a {@link WorkFault} if it cannot. */
    public void write(Path folder) {
        try (var parquet = new ParquetWriter()) {
            writeCatalog(folder.resolve("catalog"));
            for (var day : Days.of(MONTH)) {
                if (!day.equals(DAY_WITHOUT_DELIVERY)) {
                    writeUsage(folder.resolve("usage").resolve(day.toString()), day, parquet);
                }
            }
            text(folder.resolve("platform.csv"), Finance.platform());
            text(folder.resolve("payees.csv"), Finance.payees(community.creators()));
        } catch (IOException e) {
            throw new WorkFault(
                    folder + ": the demo's data cannot be written: " + e + "; free the folder or name another");
        }
    }

    private void writeCatalog(Path folder) throws IOException {
        for (var snapshot : community.snapshots()) {
            var day = folder.resolve(snapshot.day().toString());
            text(day.resolve("creators.csv"), snapshot.creatorsCsv());
            text(day.resolve("models.csv"), snapshot.modelsCsv());
            if (!snapshot.blockedUsers().isEmpty()) {
                text(day.resolve("blocked_users.csv"), snapshot.blockedUsersCsv());
            }
        }
    }

    private void writeUsage(Path folder, LocalDate day, ParquetWriter parquet) throws IOException {
        Files.createDirectories(folder);
        for (var file : new DemoDay(day, community.inForceOn(day)).files()) {
            var path = folder.resolve(file.name());
            if (file.format() == Format.PARQUET) {
                parquet.write(path, file.rows());
            } else {
                Files.write(path, file.format().bytes(file.rows()));
            }
        }
        if (LEFT_BEHIND.containsKey(day)) {
            text(folder.resolve(LEFT_BEHIND.get(day)), "Not usage: Stipend lists this file and does not read it.\n");
        }
    }

    private static void text(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
