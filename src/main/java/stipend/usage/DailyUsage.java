package stipend.usage;

import java.math.BigDecimal;

/** A day's counted lines of a model under its creator (SPEC §6, daily_usage.csv); credits and revenue have 6 decimals. */
public record DailyUsage(
        String modelId,
        String creatorId,
        long generations,
        BigDecimal images,
        BigDecimal creditedGenerations,
        long downloads,
        long views,
        long likes,
        BigDecimal revenue) {}
