package stipend.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointsTest {
    @Test
    void putsTextsInTheOrderOfTheirCodePoints() {
        var ordered = List.of("", "A", "a", "a1", "a10", "a2", "b", "\u4E2D", "\uE000", "\uFF5E", "\uFFFF", "\uD83D\uDE00");
        var shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(CodePoints.ORDER);
        assertThat(shuffled).isEqualTo(ordered);
    }

    @Test
    void agreesWithCodePointsTakenOneByOne() {
        var random = new Random(2);
        int[] alphabet = {'a', 'b', 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600, 0x10FFFF};
        for (int i = 0; i < 20_000; i++) {
            var a = random.ints(random.nextInt(4), 0, alphabet.length).map(one -> alphabet[one]).toArray();
            var b = random.ints(random.nextInt(4), 0, alphabet.length).map(one -> alphabet[one]).toArray();
            int order = CodePoints.ORDER.compare(new String(a, 0, a.length), new String(b, 0, b.length));
            assertThat(Integer.signum(order)).isEqualTo(Integer.signum(Arrays.compare(a, b)));
        }
    }
}
