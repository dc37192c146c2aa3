package stipend.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stipend.fault.InputFault;

class RulesFilesTest {
    private static final FinanceFigures FIGURES = FinanceFigures.of(
            "platform.csv",
            List.of(
                    new FinanceFigures.Row(2, "2024-01", "fund", "100"),
                    new FinanceFigures.Row(3, "2024-02", "Ad_Revenue", "1000.50")));
    private static final FinanceNames FEBRUARY = FIGURES.names(YearMonth.of(2024, 2));

    /** All that is wrong with a file of this text. */
    static List<Problem> problems(String text) throws IOException {
        var file = Files.createTempFile("rules", ".yaml");
        try {
            return RulesFiles.check(Files.writeString(file, text), FEBRUARY).problems();
        } finally {
            Files.delete(file);
        }
    }

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("2024-01.yaml"), text);
    }

    @Test
    void everyKeyIsRead() throws IOException {
        var rules = RulesFiles.load(write("""
            rules: Creator incentive 2024   # title
            from: 2024-02
            currency: CNY
            usage:
              exclude: [self_use]
              daily_cap_per_user: {generation: 50, download: 0}
              attribution: {base: {checkpoint: 0.25}, equal: 0.75}
            programs:
              - id: monthly-subsidy
                title: {en: Monthly subsidy, zh: 每月补贴}
                eligible: status = 'listed' and generations >= 10
                score: credited_generations + 5 * downloads
                pool: {budget: 0.75 * ad_revenue, leftover: redistribute}
                multipliers:
                  - {id: exclusive, when: exclusive, by: 1.3}
                  - {id: all, by: 1}
                cap: {per_model: 5000.00, per_creator: 20000, per_point: 0.05125}
              - id: revenue-share
                rate: {amount: 0.30 * revenue, budget: 50000.00}
              - id: milestones
                tiers: {of: generations, pay: {1000: 50.00, 10000: 300}}
              - id: volume
                per: creator
                tiers: {of: images, each: {0: 0.001, 100000: 0.002}, budget: total_images / days_in_month}
            payout: {minimum: 100.00, tax: flat, flat_rate: 0.1, gap: natural}
            """), FEBRUARY);

        assertThat(rules.file()).isEqualTo("2024-01.yaml");
        assertThat(rules.title()).isEqualTo("Creator incentive 2024");
        assertThat(rules.from()).isEqualTo(YearMonth.of(2024, 2));
        assertThat(rules.currency().getCurrencyCode()).isEqualTo("CNY");
        assertThat(rules.usage().exclude()).containsExactly(UsageRules.Exclusion.SELF_USE);
        assertThat(rules.usage().dailyCapPerUser())
                .isEqualTo(Map.of(EventType.GENERATION, 50L, EventType.DOWNLOAD, 0L));
        assertThat(rules.usage().attribution().base()).isEqualTo(Map.of("checkpoint", new BigDecimal("0.25")));
        assertThat(rules.usage().attribution().equal()).isEqualTo("0.75");
        assertThat(rules.programs())
                .extracting(Program::id)
                .containsExactly("monthly-subsidy", "revenue-share", "milestones", "volume");
        assertThat(rules.payout())
                .isEqualTo(new PayoutRules(
                        new BigDecimal("100.00"), "flat", new BigDecimal("0.1"), PayoutRules.Gap.NATURAL));
        assertSubsidy(rules.programs().get(0));
        assertThat(rules.programs().get(1).eligible()).isEqualTo(Expr.Literal.TRUE);
        assertThat(rules.programs().get(1).caps()).isEqualTo(Caps.NONE);
        assertThat(((Reward.Slabs) rules.programs().get(2).reward()).pay()).hasSize(2);
        assertThat(((Reward.Brackets) rules.programs().get(3).reward()).each()).hasSize(2);
        assertThat(rules.vocabulary(Per.MODEL).find("AD_revenue"))
                .contains(new Vocabulary.Name("Ad_Revenue", Type.NUMBER, ModelSlot.COUNT));
        assertThat(rules.vocabulary(Per.CREATOR).find("models"))
                .contains(new Vocabulary.Name("models", Type.NUMBER, CreatorSlot.MODELS.ordinal()));
    }

    private static void assertSubsidy(Program program) {
        assertThat(program.title()).containsExactly(Map.entry("en", "Monthly subsidy"), Map.entry("zh", "每月补贴"));
        assertThat(program.per()).isEqualTo(Per.MODEL);
        assertThat(((Reward.Pool) program.reward()).leftover()).isEqualTo(Reward.Leftover.REDISTRIBUTE);
        assertThat(program.multipliers()).extracting(Multiplier::id).containsExactly("exclusive", "all");
        assertThat(program.multipliers().get(1).when()).isEqualTo(Expr.Literal.TRUE);
        assertThat(program.caps())
                .isEqualTo(new Caps(new BigDecimal("0.05125"), new BigDecimal("5000.00"), new BigDecimal("20000")));
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws IOException {
        var rules = RulesFiles.load(write("rules: R\nfrom: 2024-02\ncurrency: JPY\nprograms: []\n"), FinanceNames.NONE);
        assertThat(rules.usage().exclude()).isEqualTo(Set.of(UsageRules.Exclusion.values()));
        assertThat(rules.usage().dailyCapPerUser()).isEmpty();
        assertThat(rules.usage().attribution().base()).isEmpty();
        assertThat(rules.usage().attribution().equal()).isEqualTo("1");
        assertThat(rules.payout()).isEqualTo(new PayoutRules(BigDecimal.ZERO, "none", null, PayoutRules.Gap.RESET));
    }

    private static final String HEAD = "rules: R\nfrom: 2024-02\ncurrency: CNY\n";
    private static final String PROGRAM = HEAD + "programs:\n  - id: p\n    ";
    private static final String RATE = PROGRAM + "rate: {amount: revenue}\n    ";
    private static final String POOL = PROGRAM + "score: revenue\n    pool: {budget: 100}\n    ";
    private static final String NONE = HEAD + "programs: []\n";

    static Stream<Arguments> faults() {
        return Stream.of(
                // the file
                fault("", "2024-01.yaml: empty; a rules file begins with rules: and a title"),
                fault("# only a comment\n", "2024-01.yaml: empty; a rules file begins with rules: and a title"),
                fault("- a\n", 1, 1, "the file must be a mapping of keys to values"),
                fault("rules: R\n  from: 2024-02\n", 2, 7, "not YAML: mapping values are not allowed here"),
                fault(NONE + "---\nrules: S\n", 5, 1, "a second document begins here; a rules file is one document"),
                fault("rules: &a R\n", 1, 8, "YAML anchors (&, *) have no place in rules; write it out"),
                fault("rules: !!str R\n", 1, 8, "YAML tags (!) have no place in rules"),
                fault("[".repeat(5_000), 1, 21, "nested deeper than rules can be"),
                fault(
                        NONE + "owner: me\n",
                        5,
                        1,
                        "unknown key \"owner\" in the file; the nearest known key is \"rules\""),
                fault(NONE + "rules: S\n", 5, 1, "key \"rules\" stands twice in the file"),
                fault(NONE + "payuot: {}\n", 5, 1, "unknown key \"payuot\" in the file; did you mean \"payout\"?"),
                fault(NONE + "? [a]\n: b\n", 5, 3, "a key of the file must be a word"),
                // the top
                fault("from: 2024-02\ncurrency: CNY\nprograms: []\n", 1, 1, "the file lacks the key \"rules\""),
                fault("rules: R\ncurrency: CNY\nprograms: []\n", 1, 1, "the file lacks the key \"from\""),
                fault(
                        "rules: R\nform: 2024-02\ncurrency: CNY\nprograms: []\n",
                        2,
                        1,
                        "unknown key \"form\" in the file; did you mean \"from\"?"),
                fault("rules: R\nfrom: 2024-02\nprograms: []\n", 1, 1, "the file lacks the key \"currency\""),
                fault(HEAD, 1, 1, "the file lacks the key \"programs\""),
                fault(
                        "rules:\nfrom: 2024-02\ncurrency: CNY\nprograms: []\n",
                        1,
                        7,
                        "the title must be some text on one line"),
                fault(
                        "rules: R\nfrom: 2024-13\ncurrency: CNY\nprograms: []\n",
                        2,
                        7,
                        "from must be a month such as 2024-02, not \"2024-13\""),
                fault(
                        "rules: R\nfrom: 2024-02-01\ncurrency: CNY\nprograms: []\n",
                        2,
                        7,
                        "from must be a month such as 2024-02, not \"2024-02-01\""),
                fault(
                        "rules: R\nfrom: 2024-02\ncurrency: RMB\nprograms: []\n",
                        3,
                        11,
                        "\"RMB\" is no currency of ISO 4217, such as CNY, USD or JPY"),
                fault(
                        "rules: R\nfrom: 2024-02\ncurrency: XAU\nprograms: []\n",
                        3,
                        11,
                        "\"XAU\" is no currency of ISO 4217, such as CNY, USD or JPY"),
                fault(HEAD + "programs: {}\n", 4, 11, "programs must be a list"),
                // usage
                fault(
                        NONE + "usage: {caps: {}}\n",
                        5,
                        9,
                        "unknown key \"caps\" in usage; the nearest known key is \"exclude\""),
                fault(NONE + "usage: {exclude: self_use}\n", 5, 18, "exclude must be a list"),
                fault(
                        NONE + "usage: {exclude: [self]}\n",
                        5,
                        19,
                        "\"self\" is no exclusion; known: blocked_user, self_use"),
                fault(NONE + "usage: {exclude: [self_use, self_use]}\n", 5, 29, "this exclusion stands twice"),
                fault(
                        NONE + "usage: {daily_cap_per_user: {generations: 5}}\n",
                        5,
                        30,
                        "\"generations\" is no event type; did you mean \"generation\"? known: generation, download,"
                                + " view, like"),
                fault(
                        NONE + "usage: {daily_cap_per_user: {view: 1.5}}\n",
                        5,
                        36,
                        "a cap has more than 0 decimals, not \"1.5\""),
                fault(
                        NONE + "usage: {daily_cap_per_user: {view: -1}}\n",
                        5,
                        36,
                        "a cap must be a plain decimal of at least 0, such as 1250.75, not \"-1\""),
                fault(
                        NONE + "usage: {daily_cap_per_user: {view: 1, view: 2}}\n",
                        5,
                        39,
                        "key \"view\" stands twice in daily_cap_per_user"),
                fault(
                        NONE + "usage: {attribution: {equal: 0.00001}}\n",
                        5,
                        30,
                        "equal has more than 4 decimals, not \"0.00001\""),
                fault(
                        NONE + "usage: {attribution: {equal: 1000001}}\n",
                        5,
                        30,
                        "equal must be at most 10000, not \"1000001\""),
                fault(
                        NONE + "usage: {attribution: {base: {lora: -1}}}\n",
                        5,
                        36,
                        "a base must be a plain decimal of at least 0, such as 1250.75, not \"-1\""),
                fault(
                        NONE + "usage: {attribution: {base: {LoRA: 1}}}\n",
                        5,
                        30,
                        "model types are lower-case words: lora"),
                // programs
                fault(HEAD + "programs:\n  - rate: {amount: 1}\n", 5, 5, "the program lacks the key \"id\""),
                fault(RATE + "tilte: {en: x}\n", 7, 5, "unknown key \"tilte\" in the program; did you mean \"title\"?"),
                fault(RATE + "\n  - id: p\n    rate: {amount: 1}\n", 8, 9, "program \"p\" stands twice"),
                fault(
                        HEAD + "programs:\n  - id: a b\n    rate: {amount: 1}\n",
                        5,
                        9,
                        "an id is 1 to 64 letters, digits and . _ - and begins with a letter or digit"),
                fault(RATE + "title: Some\n", 7, 12, "title must be a mapping of keys to values"),
                fault(RATE + "title: {english: Some}\n", 7, 13, "\"english\" is no language tag such as en or zh"),
                fault(RATE + "per: user\n", 7, 10, "\"user\" is no per; known: creator, model"),
                fault(PROGRAM + "eligible: true\n", 5, 5, "a program has exactly one of pool, rate and tiers"),
                fault(
                        RATE + "tiers: {of: images, pay: {1: 1}}\n",
                        5,
                        5,
                        "a program has exactly one of pool, rate and tiers, not rate and tiers"),
                fault(
                        PROGRAM + "rates: {amount: 1}\n",
                        6,
                        5,
                        "unknown key \"rates\" in the program; did you mean \"rate\"?"),
                fault(RATE + "score: images\n", 7, 12, "\"score\" has no meaning without a pool"),
                fault(PROGRAM + "pool: {budget: 1}\n", 5, 5, "the program lacks the key \"score\""),
                fault(
                        PROGRAM + "score: 1\n    pool: {leftover: platform}\n",
                        7,
                        11,
                        "the pool lacks the key \"budget\""),
                fault(
                        PROGRAM + "score: 1\n    pool: {budgt: 1}\n",
                        7,
                        12,
                        "unknown key \"budgt\" in the pool; did you mean \"budget\"?"),
                fault(
                        PROGRAM + "score: 1\n    pool: {budget: 1, leftover: share}\n",
                        7,
                        33,
                        "\"share\" is no use of what is left over; known: platform, redistribute"),
                fault(PROGRAM + "rate: {budget: 5}\n", 6, 11, "the rate lacks the key \"amount\""),
                fault(PROGRAM + "rate: 5\n", 6, 11, "the rate must be a mapping of keys to values"),
                fault(PROGRAM + "tiers: {pay: {1: 1}}\n", 6, 12, "tiers lacks the key \"of\""),
                fault(PROGRAM + "tiers: {of: images}\n", 6, 12, "tiers have either pay or each"),
                fault(
                        PROGRAM + "tiers: {of: images, pay: {1: 1}, each: {1: 1}}\n",
                        6,
                        12,
                        "tiers have either pay or each, not both"),
                fault(PROGRAM + "tiers: {of: images, pay: {}}\n", 6, 30, "pay needs at least one threshold"),
                fault(
                        PROGRAM + "tiers: {of: images, pay: {10: 1, 10.0: 2}}\n",
                        6,
                        38,
                        "threshold \"10.0\" stands twice in pay"),
                fault(
                        PROGRAM + "tiers: {of: images, pay: {-1: 1}}\n",
                        6,
                        31,
                        "a threshold must be a plain decimal of at least 0, such as 1250.75, not \"-1\""),
                fault(
                        PROGRAM + "tiers: {of: images, pay: {1: 1.005}}\n",
                        6,
                        34,
                        "what a threshold earns has more than 2 decimals, not \"1.005\""),
                fault(RATE + "cap: {per_point: 1}\n", 7, 22, "\"per_point\" has no meaning without a pool"),
                fault(
                        RATE + "per: creator\n    cap: {per_model: 1}\n",
                        8,
                        22,
                        "\"per_model\" has no meaning with per: creator"),
                fault(RATE + "cap: {per_model: 1.001}\n", 7, 22, "per_model has more than 2 decimals, not \"1.001\""),
                fault(
                        RATE + "cap: {per_creator: 1e3}\n",
                        7,
                        24,
                        "per_creator must be a plain decimal of at least 0, such as 1250.75, not \"1e3\""),
                fault(
                        POOL + "cap: {per_user: 1}\n",
                        8,
                        11,
                        "unknown key \"per_user\" in cap; the nearest known key is \"per_model\""),
                fault(RATE + "multipliers: {by: 1}\n", 7, 18, "multipliers must be a list"),
                fault(RATE + "multipliers: [{by: 1}]\n", 7, 19, "the multiplier lacks the key \"id\""),
                fault(RATE + "multipliers: [{id: a}]\n", 7, 19, "the multiplier lacks the key \"by\""),
                fault(RATE + "multipliers: [{id: a, by: 1}, {id: a, by: 1}]\n", 7, 40, "multiplier \"a\" stands twice"),
                // expressions and where in them
                fault(
                        PROGRAM + "rate: {amount: 0.3 * generatons}\n",
                        6,
                        26,
                        "unknown name \"generatons\"; did you mean \"generations\"?"),
                fault(
                        PROGRAM + "rate: {amount: \"0.3 * generatons\"}\n",
                        6,
                        27,
                        "unknown name \"generatons\"; did you mean \"generations\"?"),
                fault(
                        RATE + "eligible: type in ('a', 'b') and staus = 'x'\n",
                        7,
                        38,
                        "unknown name \"staus\"; did you mean \"status\"?"),
                fault(
                        RATE + "eligible: 'type in (''a'', ''b'') and staus = ''x'''\n",
                        7,
                        43,
                        "unknown name \"staus\"; did you mean \"status\"?"),
                fault(
                        RATE + "eligible: \"type = '\\u6c49' and\\n staus = 1\"\n",
                        7,
                        38,
                        "unknown name \"staus\"; did you mean \"status\"?"),
                fault(
                        RATE + "eligible: >-\n      type = 'a'\n      and staus = 1\n",
                        9,
                        11,
                        "unknown name \"staus\"; did you mean \"status\"?"),
                fault(
                        RATE + "eligible: |\n      type = 'a'\n        and staus = 1\n",
                        9,
                        13,
                        "unknown name \"staus\"; did you mean \"status\"?"),
                fault(
                        RATE + "eligible: type = '汉字'\n      and staus = 1\n",
                        8,
                        11,
                        "unknown name \"staus\"; did you mean \"status\"?"),
                fault(RATE + "eligible: revenue\n", 7, 15, "expected a condition (true or false) here, found a number"),
                fault(RATE + "eligible:\n", 7, 14, "the expression is empty"),
                fault(RATE + "eligible: [true]\n", 7, 15, "eligible must be an expression"),
                fault(PROGRAM + "rate: {amount: type}\n", 6, 20, "expected a number here, found a text"),
                fault(PROGRAM + "rate: {amount: revenue +}\n", 6, 28, "the expression ends too early, after \"+\""),
                fault(
                        RATE + "per: creator\n    eligible: type = 'a'\n",
                        8,
                        15,
                        "\"type\" is a model's; per: creator has none"),
                fault(RATE + "eligible: models > 1\n", 7, 15, "\"models\" exists with per: creator only"),
                fault(
                        PROGRAM + "score: 1\n    pool: {budget: 2 * generations}\n",
                        7,
                        24,
                        "\"generations\" is a figure of one row; a budget may use total_… names, totals, days_in_month"
                                + " and the names of platform.csv"),
                fault(
                        PROGRAM + "rate: {amount: 1, budget: revenue}\n",
                        6,
                        31,
                        "\"revenue\" is a figure of one row; a budget may use total_… names, totals, days_in_month and"
                                + " the names of platform.csv"),
                fault(
                        PROGRAM + "score: 1\n    pool: {budget: fund}\n",
                        7,
                        20,
                        "unknown name \"fund\" (platform.csv has no such figure for 2024-02);"
                                + " the nearest known name is \"Ad_Revenue\""),
                fault(
                        PROGRAM + "score: 1\n    pool: {budget: royalty_pool}\n",
                        7,
                        20,
                        "unknown name \"royalty_pool\" (platform.csv has no such figure for 2024-02);"
                                + " the nearest known name is \"total_images\""),
                // what YAML cuts
                fault(
                        PROGRAM + "rate: {amount: least(revenue, 5)}\n",
                        6,
                        33,
                        "YAML cuts amount at this comma; quote the expression: amount: \"…\""),
                fault(
                        PROGRAM + "rate: {amount: round(revenue, 2), budget: 5}\n",
                        6,
                        33,
                        "YAML cuts amount at this comma; quote the expression: amount: \"…\""),
                fault(
                        RATE + "multipliers: [{id: a, by: case when type = 'a, b' then 1 end}]\n",
                        7,
                        50,
                        "YAML cuts by at this comma; quote the expression: by: \"…\""),
                fault(
                        RATE + "multipliers:\n      - {id: a, when: vertical in ('a', 'b'), by: 2}\n",
                        8,
                        44,
                        "not YAML: expected ',' or '}', but got <scalar>; if an expression with a comma in it stands"
                                + " here, quote it: amount: \"least(a, b)\""),
                // payout
                fault(NONE + "payout: {minimum: 0.001}\n", 5, 19, "minimum has more than 2 decimals, not \"0.001\""),
                fault(
                        NONE + "payout: {tax: vat}\n",
                        5,
                        15,
                        "\"vat\" is no tax regime; known: cn_labour, cn_platform, flat, none"),
                fault(NONE + "payout: {tax: flat}\n", 5, 9, "payout lacks the key \"flat_rate\""),
                fault(
                        NONE + "payout: {tax: flat, flat_rate: 1.01}\n",
                        5,
                        32,
                        "flat_rate must be at most 1, not \"1.01\""),
                fault(NONE + "payout: {gap: never}\n", 5, 15, "\"never\" is no gap setting; known: natural, reset"),
                fault(
                        NONE + "payout: {mininum: 1}\n",
                        5,
                        10,
                        "unknown key \"mininum\" in payout; did you mean \"minimum\"?"));
    }

    private static Arguments fault(String text, String line) {
        return Arguments.of(text, line);
    }

    private static Arguments fault(String text, int line, int column, String what) {
        return Arguments.of(text, "2024-01.yaml, line " + line + ", column " + column + ": " + what);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void isRefusedWithFileLineAndColumn(String text, String line) throws IOException {
        var file = write(text);
        assertThatThrownBy(() -> RulesFiles.load(file, FEBRUARY))
                .isInstanceOf(InputFault.class)
                .hasMessage(line);
    }

    @Test
    void everyProblemOfAFileIsFoundInOneReading() throws IOException {
        var checked = RulesFiles.check(
                write(RATE + "eligible: a\n    cap: {per_point: 1, per_model: 0.001}\n    x: 1\n"), FEBRUARY);
        assertThat(checked.problems()).extracting(Problem::line).containsExactly(7, 8, 8, 9);
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreRead() throws IOException {
        var rules = RulesFiles.load(write("\uFEFF" + NONE.replace("\n", "\r\n")), FinanceNames.NONE);
        assertThat(rules.title()).isEqualTo("R");
        var file = write("\uFEFF" + (NONE + "x: 1\n").replace("\n", "\r\n"));
        assertThatThrownBy(() -> RulesFiles.load(file, FEBRUARY))
                .hasMessageStartingWith("2024-01.yaml, line 5, column 1: ");
    }

    @Test
    void whatIsNotUtf8OrNotThereIsSaidInOneLine() throws IOException {
        var file = Files.write(folder.resolve("bad.yaml"), new byte[] {'a', ':', ' ', (byte) 0xFF});
        assertThatThrownBy(() -> RulesFiles.load(file, FEBRUARY)).hasMessage("bad.yaml: not UTF-8; save it as UTF-8");
        var missing = folder.resolve("none.yaml");
        assertThatThrownBy(() -> RulesFiles.load(missing, FEBRUARY))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("cannot be read");
    }
}
