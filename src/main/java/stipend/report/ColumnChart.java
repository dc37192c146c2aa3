package stipend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Columns of parts upon one another, a column per row of a table whose heading is the first row and whose names are the
 * first column. The rows have left memory when it is drawn: it is given its figures and refers to their cells.
 */
final class ColumnChart {
    private static final String CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    /** Apart from one another also for people who see few colors. */
    private static final List<Integer> COLORS =
            List.of(0x1D5B79, 0xE0A030, 0x4C9F70, 0xB5485D, 0x7A6BB0, 0x8FA3B5, 0x3FB0C8, 0x8C6239);

    private static final int WIDTH = 7;
    private static final int HEIGHT = 26;

    private final String title;
    private final List<String> names;
    private final boolean stacked;
    private final List<Series> series = new ArrayList<>();

    private record Series(String name, int column, List<BigDecimal> amounts) {}

    ColumnChart(String title, List<String> names) {
        this(title, names, true);
    }

    private ColumnChart(String title, List<String> names, boolean stacked) {
        this.title = title;
        this.names = names;
        this.stacked = stacked;
    }

    /** Columns beside one another instead. */
    static ColumnChart beside(String title, List<String> names) {
        return new ColumnChart(title, names, false);
    }

    /** @param column of the table, from 0 */
    void add(String name, int column, List<BigDecimal> amounts) {
        series.add(new Series(name, column, amounts));
    }

    /** Below the table, its totals and their check. */
    void draw(XSSFSheet sheet) {
        var drawing = sheet.createDrawingPatriarch();
        int top = names.size() + 4;
        var chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 0, top, WIDTH, top + HEIGHT));
        title(chart);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        chart.plot(data(sheet, chart));
        if (stacked) {
            stack(chart);
        }
    }

    /** In no language, as it is in two: POI would say that it is in the machine's. */
    private void title(XSSFChart chart) {
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        for (var paragraph : chart.getFormattedTitle().getParagraphs()) {
            paragraph.forEach(run -> run.setLanguage(null));
        }
    }

    /**
     * Parts lie beside one another unless they are said to overlap whole. By cursor, because the small schema that POI
     * comes with does not have that element's type.
     */
    private static void stack(XSSFChart chart) {
        var bars = chart.getCTChart().getPlotArea().getBarChartArray(0);
        try (var cursor = bars.getAxIdArray(0).newCursor()) {
            cursor.beginElement(new QName(CHARTS, "overlap"));
            cursor.insertAttributeWithValue("val", "100");
        }
    }

    private XDDFBarChartData data(XSSFSheet sheet, XSSFChart chart) {
        var bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        var left = chart.createValueAxis(AxisPosition.LEFT);
        left.setCrossBetween(AxisCrossBetween.BETWEEN);
        left.setNumberFormat("#,##0");
        var data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, bottom, left);
        data.setBarDirection(BarDirection.COL);
        data.setBarGrouping(stacked ? BarGrouping.STACKED : BarGrouping.CLUSTERED);
        data.setVaryColors(false);
        var categories = XDDFDataSourcesFactory.fromArray(names.toArray(String[]::new), cells(sheet, 0), 0);
        for (var one : series) {
            var amounts = one.amounts().stream().map(BigDecimal::doubleValue).toArray(Double[]::new);
            var values = XDDFDataSourcesFactory.fromArray(amounts, cells(sheet, one.column()), one.column());
            var bars = data.addSeries(categories, values);
            bars.setTitle(one.name(), new CellReference(sheet.getSheetName(), 0, one.column(), true, true));
            bars.setFillProperties(color(one.column()));
        }
        return data;
    }

    /** Said aloud: what is not filled, some programs leave empty. */
    private static XDDFSolidFillProperties color(int column) {
        var rgb = COLORS.get(column % COLORS.size());
        return new XDDFSolidFillProperties(
                XDDFColor.from(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), rgb.byteValue()}));
    }

    private String cells(XSSFSheet sheet, int column) {
        return new CellRangeAddress(1, names.size(), column, column).formatAsString(sheet.getSheetName(), true);
    }
}
