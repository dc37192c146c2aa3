package stipend.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stipend.delivery.Sha256;

/** Two months by the commands: signed, exported, settled with a failure, which the next month pays again. */
class PayingTest {
    private static final String[] BY = {"--by", "finance"};

    @TempDir
    private Path home;

    private Platform platform = Platform.in(Path.of("."));

    private Ran run(String command, String... more) {
        var arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of(more));
        return platform.run(arguments.toArray(String[]::new));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }

    private void deliver() throws IOException {
        write("data/catalog/2024-01-01/creators.csv", """
            creator_id,display_name,status,joined_on
            ann,Ann,active,
            bo,博,active,
            """);
        write("data/catalog/2024-01-01/models.csv", """
            model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits
            m1,ann,One,lora,,true,false,,listed,
            m2,bo,Two,lora,,true,false,,listed,
            """);
        for (var month : List.of("2024-02", "2024-03")) {
            write("data/usage/%s-01/a.csv".formatted(month), """
                event_id,occurred_at,event_type,user_id,model_ids,quantity,amount
                e1,%1$s-01T10:00:00+08:00,generation,u1,m1,1,0
                e2,%1$s-01T10:00:00+08:00,generation,u1,m2,1,0
                """.formatted(month));
        }
        write("rules/2024-01.yaml", """
            rules: A little pool
            from: 2024-01
            currency: CNY
            programs:
              - id: pool
                score: generations
                pool: {budget: 2000.00}
            payout: {minimum: 10.00, tax: cn_labour}
            """);
        payees("ACC3034607233");
    }

    private void payees(String annsAccount) throws IOException {
        write("data/payees.csv", """
            creator_id,legal_name,id_type,id_number,channel,account,bank_code,currency,tax_regime,country
            ann,Ann,id,X1,bank,%s,102100099996,CNY,,CN
            bo,博,id,X2,wechat,wxid_abc123def456,,CNY,,CN
            """.formatted(annsAccount));
    }

    private void signed(String month) {
        run("nightly --from " + month + "-01 --to " + month + "-02").well();
        run("monthly --by ana --month " + month).well();
        run("run review --by ben --month " + month).well();
        run("run approve --by chen --month " + month).well();
    }

    private TreeMap<String, String> bankFiles(String month) throws IOException {
        var files = new TreeMap<String, String>();
        try (var list = Files.list(home.resolve("reports").resolve(month).resolve("bank"))) {
            list.forEach(file -> files.put(file.getFileName().toString(), Sha256.ofFile(file)));
        }
        return files;
    }

    private String references(String month, String ending) throws IOException {
        return Files.readString(
                home.resolve("reports/%s/bank/P%sN1-%s".formatted(month, month.replace("-", ""), ending)));
    }

    @Test
    void aMonthIsPaidAndWhatComesBackIsPaidWithTheNext() throws IOException {
        deliver();
        platform = Platform.in(home).with(Servers.fresh());
        wrongAccountsAreFound();
        dryRunsChangeNothing();
        exportsAreTheSameTwice();
        oneComesBack();
        theNextMonthPaysItAgain();
    }

    private void wrongAccountsAreFound() throws IOException {
        var checked = run("payees check");
        assertThat(checked.exit()).isEqualTo(2);
        assertThat(checked.out())
                .contains("payees.csv, row 2, column account: ****7233 is neither")
                .contains("2 payees, 1 cells");
        run("nightly --from 2024-02-01 --to 2024-02-02").well();
        var monthly = run("monthly --by ana --month 2024-02").well();
        assertThat(monthly.out()).contains("warning: 1 of the payees").doesNotContain("ACC3034607233");
        payees("4111111111111111");
        assertThat(run("payees check").well().out()).contains("2 payees, 0 cells");
        assertThat(run("monthly --by ana --month 2024-02").well().out()).doesNotContain("no bank");
        run("run review --by ben --month 2024-02").well();
    }

    private void dryRunsChangeNothing() throws IOException {
        assertThat(run("run approve --by chen --month 2024-02 --dry-run").well().out())
                .contains("dry run, nothing was changed: payout run 2024-02/1 would be approved; 2 payments of 1920.00"
                        + " CNY");
        run("run approve --by ben --month 2024-02 --dry-run").refused(2, "ben reviewed it and cannot approve it");
        assertThat(run("run cancel --by chen --month 2024-02 --dry-run").well().out())
                .contains("would be cancelled");
        assertThat(run("status --month 2024-02").well().out()).contains("payout run 2024-02/1 is reviewed");
        run("run approve --by chen --month 2024-02").well();
        run("run export --month 2024-02", BY).refused(2, "bank.yaml: is missing: it names who pays");
        write("bank.yaml", "debtor: {name: Us, account: '4111111111111111', bank: '102100099996', country: CN}\n");
        var export = run("run export --dry-run --month 2024-02 --by x --bank " + home.resolve("bank.yaml"));
        assertThat(export.well().out()).contains("would be exported").contains("-bank.xml: 1 payments, 960.00 CNY");
        assertThat(home.resolve("reports/2024-02")).doesNotExist();
        assertThat(run("status --month 2024-02").well().out()).contains("payout run 2024-02/1 is approved");
    }

    private void exportsAreTheSameTwice() throws IOException {
        run("run export --month 2024-02 --bank " + home.resolve("bank.yaml"), BY)
                .well();
        var folder = home.resolve("reports/2024-02/bank");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        var first = bankFiles("2024-02");
        assertThat(first.keySet()).containsExactly("P202402N1-bank.xml", "P202402N1-wechat-1.csv", "control.csv");
        Files.delete(home.resolve("bank.yaml"));
        Files.delete(folder.resolve("P202402N1-bank.xml"));
        assertThat(run("run export --month 2024-02 --by other").well().out())
                .contains("it was exported by finance at ")
                .contains("these are the same files");
        assertThat(bankFiles("2024-02")).isEqualTo(first);
        run("run cancel --month 2024-02 --by x").refused(2, "was exported by finance");
    }

    private void oneComesBack() throws IOException {
        var reference = references("2024-02", "bank.xml").replaceAll("(?s).*<EndToEndId>(.*)</EndToEndId>.*", "$1");
        var other =
                references("2024-02", "wechat-1.csv").lines().toList().get(1).split(",")[0];
        write(
                "r.csv",
                "reference,status,reason\n%s,rejected,account closed\n%s,success,\n".formatted(reference, other));
        var settle = "run settle --month 2024-02 --by x --file " + home.resolve("r.csv");
        assertThat(run(settle + " --dry-run").well().out())
                .contains("would be settled: 1 paid, 1 sent back (960.00 CNY)");
        assertThat(run(settle).well().out()).contains("is settled: 1 paid, 1 sent back (960.00 CNY), 0 without");
        run(settle).refused(2, "is settled already, by x");
    }

    private void theNextMonthPaysItAgain() throws IOException {
        signed("2024-03");
        write("bank.yaml", "debtor: {name: Us, account: '4111111111111111', bank: '102100099996', country: CN}\n");
        run("run export --month 2024-03 --bank " + home.resolve("bank.yaml"), BY)
                .well();
        assertThat(references("2024-03", "bank.xml")).contains("<InstdAmt Ccy=\"CNY\">1920.00</InstdAmt>");
        run("export --month 2024-03").well();
        assertThat(home.resolve("reports/2024-03/payouts.csv"))
                .content()
                .contains("2024-03,ann,0.00,1000.00,0.00,1000.00,0.00,0.00,40.00,960.00,payable\n");
        assertThat(home.resolve("reports/2024-03/statements/ann.html"))
                .content()
                .contains("1,920.00");
        run("ledger verify").well();
        assertThat(run("payees rotate").well().out()).contains("names and numbers are sealed again");
        run("run export --month 2024-03 --by x").well();
    }
}
