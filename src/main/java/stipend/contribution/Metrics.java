package stipend.contribution;

import java.math.BigDecimal;

/** What was counted, summed over days (SPEC §3); credits and revenue have 6 decimals. */
public record Metrics(
        long generations,
        BigDecimal images,
        BigDecimal creditedGenerations,
        long downloads,
        long views,
        long likes,
        BigDecimal revenue) {
    public static final Metrics ZERO =
            new Metrics(0, BigDecimal.ZERO, BigDecimal.ZERO.setScale(6), 0, 0, 0, BigDecimal.ZERO.setScale(6));

    public Metrics plus(Metrics other) {
        return new Metrics(
                generations + other.generations,
                images.add(other.images),
                creditedGenerations.add(other.creditedGenerations),
                downloads + other.downloads,
                views + other.views,
                likes + other.likes,
                revenue.add(other.revenue));
    }
}
