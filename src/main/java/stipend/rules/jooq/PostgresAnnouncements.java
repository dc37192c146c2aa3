package stipend.rules.jooq;

import static stipend.jooq.Tables.RULES_ANNOUNCEMENT;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import stipend.fault.InputFault;
import stipend.jooq.tables.records.RulesAnnouncementRecord;
import stipend.rules.Announcement;
import stipend.rules.Announcements;

/** Announcements in PostgreSQL, which lets none be taken back. */
public final class PostgresAnnouncements implements Announcements {
    private final DSLContext database;

    public PostgresAnnouncements(DSLContext database) {
        this.database = database;
    }

    @Override
    public void announce(Announcement announcement) {
        var row = database.newRecord(RULES_ANNOUNCEMENT);
        row.setRulesFrom(announcement.from().toString());
        row.setFile(announcement.file());
        row.setSha256(announcement.sha256());
        row.setTitle(announcement.title());
        row.setAnnouncedOn(announcement.on());
        row.setAnnouncedBy(announcement.by());
        row.setRecordedAt(announcement.recordedAt().atOffset(ZoneOffset.UTC));
        int kept = database.insertInto(RULES_ANNOUNCEMENT)
                .set(row)
                .onConflict(RULES_ANNOUNCEMENT.SHA256)
                .doNothing()
                .execute();
        if (kept == 0) {
            throw already(announcement);
        }
    }

    private InputFault already(Announcement announcement) {
        var before = all().stream()
                .filter(one -> one.sha256().equals(announcement.sha256()))
                .findFirst()
                .orElseThrow();
        return InputFault.in(
                announcement.file(),
                "was announced on " + before.on() + " by " + before.by() + " already, as it is; nothing to announce");
    }

    @Override
    public List<Announcement> all() {
        return database.selectFrom(RULES_ANNOUNCEMENT)
                .orderBy(RULES_ANNOUNCEMENT.NUMBER)
                .fetch(PostgresAnnouncements::announcement);
    }

    private static Announcement announcement(RulesAnnouncementRecord row) {
        return new Announcement(
                YearMonth.parse(row.getRulesFrom()),
                row.getFile(),
                row.getSha256(),
                row.getTitle(),
                row.getAnnouncedOn(),
                row.getAnnouncedBy(),
                row.getRecordedAt().toInstant());
    }
}
