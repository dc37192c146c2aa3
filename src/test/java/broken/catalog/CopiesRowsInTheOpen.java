package broken.catalog;

import broken.database.Rows;

class CopiesRowsInTheOpen {
    Rows rows;
}
