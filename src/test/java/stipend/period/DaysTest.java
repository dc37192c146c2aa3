package stipend.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2024-03-04                                             | [2024-03-04]
        2024-02-28 2024-02-29 2024-03-01                       | [2024-02-28 to 2024-03-01]
        2023-12-31 2024-01-01 2024-01-03 2024-01-05 2024-01-06 | [2023-12-31 to 2024-01-01, 2024-01-03, 2024-01-05 to 2024-01-06]
        """)
    void spansAreTheFewest(String days, String spans) {
        var sorted =
                Arrays.stream(days.split(" ")).map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new));
        assertThat(Days.spans(sorted)).hasToString(spans);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "998"})
    void aGapOfAnyLengthIsOneSpan(int days) {
        var first = LocalDate.of(2024, 3, 4);
        var sorted = new TreeSet<>(Days.between(first, first.plusDays(days - 1L)));
        assertThat(Days.spans(sorted)).hasSize(Math.min(days, 1));
        assertThat(Days.spans(sorted).stream().flatMap(span -> Days.between(span.first(), span.last()).stream()))
                .containsExactlyElementsOf(sorted);
    }
}
