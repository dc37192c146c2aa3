package stipend.payout;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stipend.award.Award;
import stipend.ledger.Account;
import stipend.ledger.Verdict;
import stipend.ledger.jooq.PostgresLedger;
import stipend.payout.jooq.PostgresPayoutRuns;
import stipend.rules.PayoutRules;
import stipend.rules.PayoutRules.Gap;
import stipend.testing.FreshDatabase;

/** From the awards that others computed to the payouts that others computed, month after month through the ledger. */
class PublishedSchemesTest {
    private final FreshDatabase database = new FreshDatabase();
    private final PostgresLedger ledger =
            new PostgresLedger(database.sql(), database.transactions(), Clock.systemUTC());
    private final PayoutRuns runs = new PostgresPayoutRuns(database.sql(), database.transactions(), ledger);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "china-labour-withholding, 2024-01-01, CNY, 1.00, cn_labour",
        "china-platform-withholding, 2026-01-01, CNY, 100.00, cn_platform",
        "gpugeek-usage-tiers, 2024-01-01, CNY, 100.00, none",
        "youware-net-share, 2024-01-01, USD, 50.00, none"
    })
    void theGallerysPayoutsAreReproduced(
            String scheme, String catalog, String currency, BigDecimal minimum, String tax) {
        var files = SharedFiles.at("gallery/" + scheme);
        var data = files.folder().resolve("data");
        var rules = new PayoutRules(minimum, tax, null, Gap.RESET);
        var lines = new ArrayList<PayoutLine>();
        files.awards().forEach((month, awards) -> {
            var basis = basis(month, Currency.getInstance(currency), rules, awards, files, data, catalog);
            lines.addAll(signed(basis));
        });
        assertThat(SharedFiles.csv(lines)).isEqualTo(files.expectedPayouts());
    }

    @Test
    void theRealMonthIsReproduced() {
        var files = SharedFiles.at("data/civitai-2023-05");
        var rules = new PayoutRules(new BigDecimal("100.00"), "cn_labour", null, Gap.RESET);
        var month = YearMonth.of(2023, 5);
        var awards = files.awards().get(month);
        var cny = Currency.getInstance("CNY");
        var catalogs = new String[] {"2023-04-28", "2023-05-06", "2023-05-12", "2023-05-18", "2023-05-24"};
        var lines = signed(basis(month, cny, rules, awards, files, files.folder(), catalogs));
        assertThat(SharedFiles.csv(lines)).isEqualTo(files.expectedPayouts());
        assertThat(ledger.balances(cny, "").get(Account.Single.CLEARING_BANK)).isEqualTo(new BigDecimal("7326123.77"));
    }

    private PayoutBasis basis(
            YearMonth month,
            Currency currency,
            PayoutRules rules,
            List<Award> awards,
            SharedFiles files,
            Path data,
            String... catalogs) {
        return new PayoutBasis(
                month,
                currency,
                rules,
                awards,
                files.statuses(data, catalogs),
                files.payees(data),
                runs.openings(currency),
                runs.returned(currency),
                Orders.NONE,
                runs.paidBefore(month, currency));
    }

    /** Drafted, reviewed, approved; the ledger then holds what the lines carry and hold. */
    private List<PayoutLine> signed(PayoutBasis basis) {
        var draft = PayoutDraft.of(basis);
        var rules = new RulesFile("rules", "rules.yaml", "0", basis.currency());
        var at = Instant.parse("2023-06-01T00:00:00Z");
        runs.draft(draft, rules, new Step("preparer", at, null));
        runs.review(basis.month(), new Step("reviewer", at, null));
        var approved = runs.approve(basis.month(), new Step("approver", at, null));
        assertThat(runs.lines(approved)).isEqualTo(draft.lines());
        assertThat(runs.items(approved)).isEqualTo(draft.items());
        assertThat(ledger.verify()).isInstanceOf(Verdict.Sound.class);
        var carried = draft.lines().stream()
                .filter(line -> line.carried().signum() != 0)
                .collect(toMap(PayoutLine::creatorId, PayoutLine::carried));
        assertThat(runs.openings(basis.currency())).isEqualTo(carried);
        return runs.lines(approved);
    }
}
