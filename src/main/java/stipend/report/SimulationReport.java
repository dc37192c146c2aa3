package stipend.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stipend.simulation.Simulation;
import stipend.simulation.Sweep;

/**
 * A simulation with what its reports show beside it, and where they go.
 *
 * @param sweep null if no number was turned
 * @param names of creators, by id
 */
public record SimulationReport(
        Simulation simulation, @Nullable Sweep sweep, Map<String, String> names) {
    public static final String PAGE = "simulation.html";
    public static final String WORKBOOK = "simulation.xlsx";

    /** Writes both files, each whole or not at all. The same simulation gives the same bytes. */
    public List<Path> write(Path folder) {
        var workbook = folder.resolve(WORKBOOK);
        var page = folder.resolve(PAGE);
        WholeFile.write(workbook, out -> SimulationWorkbook.write(this, out));
        WholeFile.write(page, out -> out.write(SimulationPage.of(this).getBytes(StandardCharsets.UTF_8)));
        return List.of(workbook, page);
    }

    String nameOf(String creatorId) {
        return names.getOrDefault(creatorId, "");
    }

    String title() {
        var months = simulation.months();
        return months.getFirst() + (months.size() == 1 ? "" : " – " + months.getLast());
    }
}
