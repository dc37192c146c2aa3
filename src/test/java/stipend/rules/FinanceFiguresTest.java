package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stipend.fault.InputFault;
import stipend.rules.FinanceFigures.Row;

class FinanceFiguresTest {
    private static final YearMonth JANUARY = YearMonth.of(2024, 1);

    @Test
    void figuresStandInTheOrderOfTheirSlots() {
        var figures = FinanceFigures.of(
                "platform.csv",
                List.of(
                        new Row(2, "2024-01", "share", "0.18"),
                        new Row(3, "2024-01", "Cost", "-12.50"),
                        new Row(4, "2024-02", "会员收入", "7")));
        assertThat(figures.of(JANUARY).keySet()).containsExactly("Cost", "share");
        assertThat(figures.of(JANUARY)).containsEntry("COST", new BigDecimal("-12.50"));
        assertThat(figures.of(YearMonth.of(2024, 3))).isEmpty();
        assertThat(figures.namesOfAnyMonth().names()).containsExactly("Cost", "share", "会员收入");
        var names = Vocabulary.perModel(figures.names(JANUARY));
        assertThat(names.find("cost").orElseThrow().slot()).isEqualTo(ModelSlot.COUNT);
        assertThat(names.find("SHARE").orElseThrow().slot()).isEqualTo(ModelSlot.COUNT + 1);
        assertThat(names.find("会员收入")).isEmpty();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        2024-1    | a           | 1    | month: "2024-1" is no month; write it as YYYY-MM
        2024-13   | a           | 1    | month: "2024-13" is no month; write it as YYYY-MM
        2024-01   | a b         | 1    | name: "a b" is no name: letters, digits and _, a letter first
        2024-01   | 1a          | 1    | name: "1a" is no name: letters, digits and _, a letter first
        2024-01   | ``          | 1    | name: "" is no name: letters, digits and _, a letter first
        2024-01   | Generations | 1    | name: "Generations" is already a name of the rule language; choose another name
        2024-01   | models      | 1    | name: "models" is already a name of the rule language; choose another name
        2024-01   | total_images | 1   | name: "total_images" is already a name of the rule language; choose another name
        2024-01   | Case        | 1    | name: "Case" is already a word of the rule language; choose another name
        2024-01   | round       | 1    | name: "round" is already a function of the rule language; choose another name
        2024-01   | FIRST       | 1    | name: "FIRST" stands twice for 2024-01
        2024-01   | a           | ``   | value: "" is no plain decimal such as 1250.75
        2024-01   | a           | 1e5  | value: "1e5" is no plain decimal such as 1250.75
        2024-01   | a           | 1,5  | value: "1,5" is no plain decimal such as 1250.75
        2024-01   | a           | NaN  | value: "NaN" is no plain decimal such as 1250.75
        """)
    void aBadRowIsToldWithItsPlace(String month, String name, String value, String what) {
        var rows = List.of(new Row(2, "2024-01", "first", "1"), new Row(3, month, name, value));
        assertThatThrownBy(() -> FinanceFigures.of("platform.csv", rows))
                .isInstanceOf(InputFault.class)
                .hasMessage("platform.csv, row 3, column " + what);
    }
}
