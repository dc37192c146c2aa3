package broken.award.jooq;

import java.sql.Connection;

class KeepsRows {
    Connection connection;
}
