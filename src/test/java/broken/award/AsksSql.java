package broken.award;

import java.sql.Connection;

public class AsksSql {
    Connection connection;
}
