package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static stipend.e2e.LittleMonth.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.testing.OtherPrograms;

/** An analyst tries rules: by the commands, against a real database that must stay as it is, and looks at the page. */
class SimulateTest {
    @TempDir
    private Path home;

    private Ran simulate(Platform platform, Path file, String... more) {
        var command = new ArrayList<>(List.of("simulate", "--months", LittleMonth.MONTH));
        command.addAll(List.of("--against", platform.rules().toString()));
        command.addAll(List.of(more));
        return new Platform(platform.data(), file, platform.reports(), platform.state(), platform.database())
                .run(command.toArray(String[]::new));
    }

    private Path draft(Platform platform, String from, String to) throws IOException {
        var now = Files.readString(platform.rules().resolve("2024-01.yaml"));
        assertThat(now).contains(from);
        var file = platform.rules().resolveSibling("draft.yaml");
        text(file, now.replace(from, to));
        return file;
    }

    @Test
    void anAnalystTriesRulesAndNothingIsStored() throws Exception {
        var database = Servers.fresh();
        var platform = Platform.in(home).with(database);
        LittleMonth.write(platform);
        platform.plays(LittleMonth.MONTH);
        var before = Servers.dump(database);
        rulesInForceGiveTheSame(platform);
        budgetsAndCapsMove(platform);
        usageIsCountedAgain(platform);
        numbersAreFound(platform);
        wrongUseIsSaid(platform);
        pageIsDrawn(platform);
        assertThat(Servers.dump(database)).isEqualTo(before);
        assertThat(home.resolve("state/scratch")).isEmptyDirectory();
    }

    private void rulesInForceGiveTheSame(Platform platform) {
        simulate(platform, platform.rules().resolve("2024-01.yaml"))
                .well()
                .says("0 creators gain 0.00, 0 lose 0.00, 2 are paid the same");
    }

    private void budgetsAndCapsMove(Platform platform) throws IOException {
        var file = draft(platform, "pool: {budget: fund}", "pool: {budget: fund / 2}");
        simulate(platform, file).well().says("pool     1000.00  1000.00  500.00  500.00  -500.00", "2 lose 500.00");
        simulate(platform, file, "--lang", "zh").well().says("预算：“fund” → “fund / 2”");
    }

    private void usageIsCountedAgain(Platform platform) throws IOException {
        var file = draft(platform, "currency: CNY", "currency: CNY\nusage: {daily_cap_per_user: {generation: 0}}");
        simulate(platform, file)
                .well()
                .says("2024-03-01 counted again: the rules' usage section is another one", "-1000.00");
    }

    private void numbersAreFound(Platform platform) throws IOException {
        var file = draft(platform, "pool: {budget: fund}", "pool: {budget: 900.00}");
        simulate(platform, file, "--solve", "budget of pool", "--target", "total_cost <= 123.45")
                .well()
                .says("budget of pool = 123.45 meets total_cost <= 123.45: total_cost is 123.45 (it is 900.00 now");
        simulate(platform, file, "--vary", "budget of pool=100..200:3").well().says("150.00      150.00");
    }

    private void wrongUseIsSaid(Platform platform) throws IOException {
        var file = draft(platform, "score: generations", "score: generatons");
        simulate(platform, file).refused(2, "draft.yaml, line 6, column 12", "did you mean \"generations\"?");
        file = draft(platform, "currency: CNY", "currency: USD");
        simulate(platform, file).refused(2, "is in USD; 2024-03 was paid in CNY");
        file = draft(platform, "score: generations", "score: generations");
        simulate(platform, file, "--solve", "budget of pool").refused(2, "belong together");
        simulate(platform, platform.rules()).refused(2, "name the rules file to simulate");
    }

    private void pageIsDrawn(Platform platform) throws Exception {
        var file = draft(platform, "pool: {budget: fund}", "pool: {budget: 900.00}");
        var out = home.resolve("sim");
        simulate(platform, file, "--out", out.toString(), "--vary", "budget of pool=1..9:3")
                .well();
        var page = Files.readString(out.resolve("simulation.html"));
        simulate(platform, file, "--out", out.toString(), "--vary", "budget of pool=1..9:3")
                .well();
        assertThat(out.resolve("simulation.html")).hasContent(page);
        assertThat(page).contains("The MIT License").doesNotContain("src=").doesNotContain("href=");
        OtherPrograms.requirePresent("chromium");
        var drawn = Browser.dom(out.resolve("simulation.html"), home.resolve("profile"));
        assertThat(drawn).contains("data-drawn=\"4\"");
    }
}
