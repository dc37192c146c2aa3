package stipend.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePointsTest {
    @Test
    void aCharacterBeyondTheBasicPlaneComesAfterEveryOneInIt() {
        var rocket = "\uD83D\uDE80";
        var wideA = "\uFF21";
        assertThat(rocket.compareTo(wideA)).isNegative();
        assertThat(Stream.of(rocket, wideA, "z", "", "a", "ab").sorted(CodePoints.ORDER))
                .containsExactly("", "a", "ab", "z", wideA, rocket);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void isTheOrderOfTheListsOfCodePoints(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var a = text(random);
            var b = text(random);
            assertThat(Integer.signum(CodePoints.ORDER.compare(a, b)))
                    .as("%s against %s", a, b)
                    .isEqualTo(Integer.signum(java.util.Arrays.compare(
                            a.codePoints().toArray(), b.codePoints().toArray())));
        }
    }

    private static String text(Random random) {
        int[] alphabet = {'a', 'b', 0x4E2D, 0xFF21, 0xE000, 0x1F680, 0x10000};
        return random.ints(random.nextInt(4), 0, alphabet.length)
                .map(i -> alphabet[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
