package stipend.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.catalog.CatalogFolder;
import stipend.catalog.CatalogMonth;
import stipend.contribution.ModelContribution.Attributes;
import stipend.contribution.ModelContribution.Split;
import stipend.fault.InputFault;
import stipend.usage.DailyUsage;
import stipend.usage.MonthUsage;
import stipend.usage.MonthUsage.CreatorUsage;
import stipend.usage.MonthUsage.ModelUsage;

/** SPEC §3: what the catalogs of a month say of its rows. The month is February 2024, of 29 days. */
class ContributionTest {
    private static final YearMonth MONTH = YearMonth.of(2024, 2);
    private static final String LISTED = ",M,lora,,true,false,2024-01-31,listed,";

    @TempDir
    Path data;

    private void snapshot(String day, String creators, String... models) throws Exception {
        var folder = Files.createDirectories(data.resolve("catalog").resolve(day));
        var creatorRows = Stream.of(creators.split(" "))
                .map(id -> id + ",Name of " + id + ",active,2024-02-29")
                .toList();
        Files.writeString(
                folder.resolve("creators.csv"),
                "creator_id,display_name,status,joined_on\n" + String.join("\n", creatorRows));
        Files.writeString(
                folder.resolve("models.csv"),
                "model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits\n"
                        + String.join("\n", models));
    }

    private CatalogMonth catalog() {
        return new CatalogMonth(new CatalogFolder(data), MONTH);
    }

    private static ModelUsage used(String model, String creator) {
        var one = new BigDecimal("1.000000");
        return new ModelUsage(new DailyUsage(model, creator, 2, BigDecimal.TEN, one, 3, 4, 5, one), 1, 1);
    }

    private MonthContribution of(ModelUsage... rows) {
        var creators = Stream.of(rows)
                .map(row -> row.sums().creatorId())
                .distinct()
                .sorted()
                .map(id -> new CreatorUsage(id, 7, 2))
                .toList();
        return Contribution.of(MONTH, new MonthUsage(List.of(rows), creators), catalog());
    }

    @Test
    void daysAreThoseOfTheCatalogInForceUnderThatCreator() throws Exception {
        snapshot("2023-12-31", "a b", "m,a" + LISTED, "n,a,M,lora,,true,true,,delisted,");
        snapshot("2024-02-11", "a b", "m,b" + LISTED.replace("false", "true"), "n,a,M,lora,,true,true,,listed,");
        snapshot("2024-02-29", "a b", "m,b" + LISTED.replace("listed", "delisted"), "n,a,M,lora,,true,false,,listed,");
        snapshot("2024-03-01", "a b", "m,a" + LISTED, "n,a" + LISTED);
        assertThat(of(used("m", "a"), used("m", "b"), used("n", "a"), used("n", "b"))
                        .models())
                .extracting(row -> row.modelId() + row.creatorId() + " " + row.listedDays() + " " + row.exclusiveDays())
                .containsExactly("ma 10 0", "mb 18 18", "na 19 28", "nb 0 0");
    }

    @Test
    void aDayWithoutACatalogCountsNothing() throws Exception {
        snapshot("2024-02-27", "a", "m,a" + LISTED.replace("false", "true"));
        assertThat(of(used("m", "a")).models())
                .extracting(ModelContribution::listedDays, ModelContribution::exclusiveDays)
                .containsExactly(Tuple.tuple(3, 3));
        assertThat(catalog().sha256(LocalDate.of(2024, 2, 26))).isEmpty();
        assertThat(catalog().sha256(LocalDate.of(2024, 2, 27))).isPresent();
    }

    @Test
    void aModelThatChangesHandsHasTwoRowsAndItsSplitsAreTheLastOwners() throws Exception {
        snapshot("2024-02-01", "a b c", "m,a,Old,lora,,true,false,2024-02-01,listed,a:50|c:50");
        snapshot("2024-02-15", "a b c", "m,b,New,checkpoint,interior,false,true,2024-02-28,delisted,b:60|c:40");
        var rows = of(used("m", "a"), used("m", "b")).models();
        assertThat(rows)
                .extracting(ModelContribution::attributes)
                .containsOnly(new Attributes("checkpoint", "interior", false, true, "delisted", "active", 1L, 0L));
        assertThat(rows.getFirst().splits()).isEmpty();
        assertThat(rows.getLast().splits())
                .containsExactly(new Split("b", new BigDecimal("60")), new Split("c", new BigDecimal("40")));
    }

    @Test
    void aModelGoneByTheLastDayIsAsItWasInTheLastCatalogThatHadIt() throws Exception {
        snapshot("2024-02-01", "a b", "m,a,Old,lora,,true,false,,listed,");
        snapshot("2024-02-10", "a b", "m,a,Late,checkpoint,,true,false,2024-02-20,delisted,a:50|b:50");
        snapshot("2024-02-20", "b", "n,b" + LISTED);
        var row = of(used("m", "a")).models().getFirst();
        assertThat(row.attributes())
                .isEqualTo(new Attributes("checkpoint", null, true, false, "delisted", "active", 9L, 0L));
        assertThat(row.splits()).hasSize(2);
        assertThat(row.listedDays()).isEqualTo(9);
        assertThat(Contribution.modelNames(of(used("m", "a")), catalog())).containsExactly(Map.entry("m", "Late"));
    }

    @Test
    void aCreatorGoneIsAsHeWasEvenBeforeTheMonth() throws Exception {
        snapshot("2023-11-01", "old a", "m,a" + LISTED);
        snapshot("2024-01-15", "a", "m,a" + LISTED);
        assertThat(catalog().creator("old").displayName()).isEqualTo("Name of old");
        assertThat(catchThrowable(() -> catalog().creator("nobody")))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("\"nobody\"");
    }

    @Test
    void agesMayBeUnknownZeroOrNegative() throws Exception {
        snapshot(
                "2024-02-01",
                "a",
                "l,a,M,lora,,true,false,,listed,",
                "m,a,M,lora,,true,false,2024-02-29,listed,",
                "n,a,M,lora,,true,false,2024-03-02,listed,",
                "o,a,M,lora,,true,false,2023-02-28,listed,");
        assertThat(of(used("l", "a"), used("m", "a"), used("n", "a"), used("o", "a"))
                        .models())
                .extracting(row -> row.attributes().modelAgeDays())
                .containsExactly(null, 0L, -2L, 366L);
    }

    @Test
    void aCreatorsRowSumsHisModelsButNotUsersAndDays() throws Exception {
        snapshot("2024-02-01", "a b", "m,a" + LISTED, "n,a" + LISTED, "o,b" + LISTED);
        var month = of(used("m", "a"), used("n", "a"), used("o", "b"));
        var two = month.creators().getFirst();
        assertThat(two.sums().models()).isEqualTo(2);
        assertThat(two.metrics().images()).isEqualByComparingTo("20");
        assertThat(List.of(
                        two.metrics().generations(),
                        two.metrics().downloads(),
                        two.metrics().views(),
                        two.metrics().likes()))
                .containsExactly(4L, 6L, 8L, 10L);
        assertThat(List.of(two.uniqueUsers(), (long) two.activeDays())).containsExactly(7L, 2L);
        assertThat(month.totals().revenue()).isEqualTo("3.000000");
        assertThat(month.totals().generations()).isEqualTo(6);
    }
}
