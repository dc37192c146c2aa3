package stipend.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import stipend.demo.Delivered.Row;

/** A usage event before anybody has spelled it; {@code micros} are millionths of the currency's unit. */
record Event(String id, Instant at, String type, String user, List<String> models, int quantity, long micros) {
    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

    /** As senders do it: UTC or local time, and what has its default value mostly left out. */
    Row spelled(RandomGenerator random) {
        var time = random.nextBoolean()
                ? at.toString()
                : OffsetDateTime.ofInstant(at, SHANGHAI).toString();
        var silent = quantity == 1 && micros == 0;
        return new Row(id, time, type, user, models, silent ? "" : Integer.toString(quantity), silent ? "" : amount());
    }

    /** The same event: another offset, another order of models, zeros that count for nothing. */
    Row spelledOtherwise() {
        var time =
                OffsetDateTime.ofInstant(at, ZoneOffset.ofHoursMinutes(-3, -30)).toString();
        return new Row(id, time, type, user, models.reversed(), quantity + ".0", amountWithSixDecimals());
    }

    /** Under the same id, other contents. */
    Event later() {
        return new Event(id, at.plusMillis(1), type, user, models, quantity + 1, micros);
    }

    private String amount() {
        var plain = new BigDecimal(amountWithSixDecimals()).stripTrailingZeros().toPlainString();
        return plain.contains(".") ? plain : plain + ".00";
    }

    private String amountWithSixDecimals() {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
