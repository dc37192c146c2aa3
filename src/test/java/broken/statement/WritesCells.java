package broken.statement;

import org.apache.poi.ss.usermodel.Cell;

class WritesCells {
    Cell cell;
}
