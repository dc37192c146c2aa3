package stipend.report;

import java.util.Map;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** A workbook being written, its looks, and what every sheet has in common. */
record Book(SteadyWorkbook workbook, Map<Look, XSSFCellStyle> looks, String title) {

    /** An empty sheet that prints on A4 across, as wide as one page. */
    SXSSFSheet sheet(String name) {
        var sheet = workbook.createSheet(name);
        sheet.setDisplayGridlines(false);
        sheet.setDefaultRowHeightInPoints(16);
        sheet.setFitToPage(true);
        var print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.getHeader().setLeft(title.replace("&", "&&"));
        sheet.getHeader().setRight("&A");
        sheet.getFooter().setCenter("&P / &N");
        return sheet;
    }

    Line line(SXSSFSheet sheet, int row) {
        return new Line(sheet.createRow(row), looks);
    }

    /** In characters, as spreadsheets measure. */
    static void widths(SXSSFSheet sheet, int... characters) {
        for (int column = 0; column < characters.length; column++) {
            sheet.setColumnWidth(column, characters[column] * 256);
        }
    }
}
