package stipend.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Writes 200,000 detail rows, in as much memory as the JVM that runs it was given. */
final class ManyRows {
    private ManyRows() {}

    public static void main(String[] arguments) throws IOException {
        Rows<MonthReport.Detail> rows =
                () -> IntStream.range(0, 200_000).mapToObj(i -> PayoutsWorkbookTest.detail("创作者 " + i, "0.01"));
        try (var out = Files.newOutputStream(Path.of(arguments[0]))) {
            PayoutsWorkbook.write(SampleMonth.report(rows), out);
        }
    }
}
