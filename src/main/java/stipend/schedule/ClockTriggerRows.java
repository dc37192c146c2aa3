package stipend.schedule;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.quartz.CronTrigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.CronTriggerPersistenceDelegate;
import org.quartz.spi.OperableTrigger;

/** Keeps {@link ClockTrigger}s where Quartz keeps cron triggers, under a type of their own. Quartz makes it by name. */
public final class ClockTriggerRows extends CronTriggerPersistenceDelegate {
    @Override
    public String getHandledTriggerTypeDiscriminator() {
        return "CLOCK";
    }

    @Override
    public boolean canHandleTriggerType(OperableTrigger trigger) {
        return trigger instanceof ClockTrigger;
    }

    @Override
    public TriggerPropertyBundle loadExtendedTriggerProperties(Connection connection, TriggerKey key)
            throws SQLException {
        return onWallClock(super.loadExtendedTriggerProperties(connection, key));
    }

    @Override
    public TriggerPropertyBundle loadExtendedTriggerPropertiesFromResultSet(ResultSet row, TriggerKey key)
            throws SQLException {
        return onWallClock(super.loadExtendedTriggerPropertiesFromResultSet(row, key));
    }

    private static TriggerPropertyBundle onWallClock(TriggerPropertyBundle quartzs) {
        var plain = (CronTrigger) TriggerBuilder.newTrigger()
                .withSchedule(quartzs.getScheduleBuilder())
                .build();
        return new TriggerPropertyBundle(
                ClockTrigger.on(plain.getCronExpression(), plain.getTimeZone().toZoneId()),
                new String[0],
                new Object[0]);
    }
}
