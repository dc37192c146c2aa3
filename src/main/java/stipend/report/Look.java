package stipend.report;

import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;

/** How a cell looks, and what may become of it when somebody edits it. */
enum Look {
    TITLE,
    SUBTITLE,
    SECTION,
    HEADING,
    FIGURE_HEADING,
    MARK_HEADING,
    LABEL,
    /** Text from outside: typed as text and prefixed, so that nothing in it ever runs as a formula. */
    TEXT,
    /** A figure with more digits than a spreadsheet's number holds. */
    LONG_FIGURE,
    DAY,
    COUNT,
    CREDIT,
    /** As many decimals as there are, up to ten. */
    EXACT,
    FACTOR,
    MONEY,
    TOTAL_LABEL,
    TOTAL_MONEY,
    TOTAL_COUNT,
    NOTE,
    MARK;

    private static final XSSFColor INK = color(0x1F, 0x2A, 0x37);
    private static final XSSFColor QUIET = color(0x6B, 0x72, 0x80);
    private static final XSSFColor BAND = color(0xE8, 0xEE, 0xF4);
    private static final XSSFColor LINE = color(0x9A, 0xA8, 0xB8);

    static Map<Look, XSSFCellStyle> all(Workbook workbook, Currency currency) {
        var styles = new EnumMap<Look, XSSFCellStyle>(Look.class);
        for (var look : values()) {
            styles.put(look, look.style(workbook, currency));
        }
        return styles;
    }

    private XSSFCellStyle style(Workbook workbook, Currency currency) {
        var style = (XSSFCellStyle) workbook.createCellStyle();
        style.setFont(font((XSSFFont) workbook.createFont()));
        style.setDataFormat(workbook.createDataFormat().getFormat(format(currency)));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setAlignment(alignment());
        // text that follows a figure shall not touch it
        style.setIndention((short) (this == TEXT || this == HEADING || this == DAY ? 1 : 0));
        style.setQuotePrefixed(this == TEXT || this == LONG_FIGURE);
        style.setWrapText(isHeading());
        decorate(style);
        return style;
    }

    private XSSFFont font(XSSFFont font) {
        font.setFontName("Calibri");
        font.setFontHeightInPoints((short) (this == TITLE ? 18 : this == SECTION ? 12 : 10));
        font.setBold(
                switch (this) {
                    case TITLE,
                            SECTION,
                            HEADING,
                            FIGURE_HEADING,
                            MARK_HEADING,
                            TOTAL_LABEL,
                            TOTAL_MONEY,
                            TOTAL_COUNT,
                            MARK -> true;
                    case SUBTITLE, LABEL, TEXT, LONG_FIGURE, DAY, COUNT, CREDIT, EXACT, FACTOR, MONEY, NOTE -> false;
                });
        font.setColor(this == SUBTITLE || this == LABEL || this == NOTE ? QUIET : INK);
        return font;
    }

    private String format(Currency currency) {
        return switch (this) {
            case TEXT, LONG_FIGURE -> "@";
            case DAY -> "yyyy-mm-dd";
            case COUNT, TOTAL_COUNT -> "#,##0";
            case CREDIT -> "#,##0.000000";
            case EXACT -> "#,##0.##########";
            case FACTOR -> "0.00####";
            case MONEY, TOTAL_MONEY -> money(currency);
            case TITLE, SUBTITLE, SECTION, HEADING, FIGURE_HEADING, MARK_HEADING, LABEL, TOTAL_LABEL, NOTE, MARK ->
                "General";
        };
    }

    private static String money(Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    }

    private HorizontalAlignment alignment() {
        return switch (this) {
            case FIGURE_HEADING, LONG_FIGURE, COUNT, CREDIT, EXACT, FACTOR, MONEY, TOTAL_MONEY, TOTAL_COUNT ->
                HorizontalAlignment.RIGHT;
            case MARK, MARK_HEADING -> HorizontalAlignment.CENTER;
            case DAY, TITLE, SUBTITLE, SECTION, HEADING, LABEL, TEXT, TOTAL_LABEL, NOTE -> HorizontalAlignment.LEFT;
        };
    }

    private boolean isHeading() {
        return this == HEADING || this == FIGURE_HEADING || this == MARK_HEADING;
    }

    private void decorate(XSSFCellStyle style) {
        if (isHeading()) {
            style.setFillForegroundColor(BAND);
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBottomBorderColor(LINE);
        }
        if (this == TOTAL_LABEL || this == TOTAL_MONEY || this == TOTAL_COUNT) {
            style.setBorderTop(BorderStyle.THIN);
            style.setTopBorderColor(LINE);
        }
    }

    private static XSSFColor color(int red, int green, int blue) {
        return new XSSFColor(new byte[] {(byte) red, (byte) green, (byte) blue});
    }
}
