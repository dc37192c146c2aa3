package stipend.usage.duckdb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import stipend.usage.DailyUsage;

/** Result rows as the records of {@code usage}. */
final class DailyRows {
    private DailyRows() {}

    /** Columns 1 to 9 in the record's order; credits and revenue are millionths. */
    static DailyUsage read(ResultSet row) throws SQLException {
        return new DailyUsage(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                new BigDecimal(row.getString(4)),
                millionths(row, 5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                millionths(row, 9));
    }

    /** A whole number of millionths as a decimal with 6 places. */
    static BigDecimal millionths(ResultSet row, int column) throws SQLException {
        return new BigDecimal(new BigInteger(row.getString(column)), 6);
    }
}
