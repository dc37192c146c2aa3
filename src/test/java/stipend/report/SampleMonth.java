package stipend.report;

import static stipend.rules.Check.Outcome.FAILS;
import static stipend.rules.Check.Outcome.UNKNOWN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stipend.award.Award;
import stipend.contribution.Metrics;
import stipend.contribution.ModelContribution;
import stipend.report.MonthReport.Counting;
import stipend.report.MonthReport.DailyUsage;
import stipend.report.MonthReport.DayCount;
import stipend.report.MonthReport.Detail;
import stipend.report.MonthReport.Exclusion;
import stipend.report.MonthReport.Exclusion.Bucket;
import stipend.report.MonthReport.InputFile;
import stipend.report.MonthReport.Payout;
import stipend.report.MonthReport.ProgramTotal;
import stipend.report.MonthReport.RejectedRow;
import stipend.rules.Check;
import stipend.statement.Account;
import stipend.statement.AwardLine;
import stipend.statement.AwardLine.Basis;
import stipend.statement.AwardLine.BoundCap;
import stipend.statement.AwardLine.Figure;
import stipend.statement.Entries;
import stipend.statement.Missed;
import stipend.statement.RulesVersion;
import stipend.statement.Statement;
import stipend.text.CodePoints;

/** A small month that adds up, with the texts that people really give to things. */
final class SampleMonth {
    static final YearMonth MONTH = YearMonth.of(2024, 2);
    static final Currency CNY = Currency.getInstance("CNY");
    static final RulesVersion RULES = new RulesVersion("Creator incentive 2024", "2024-02.yaml", "9f2c".repeat(16));
    private static final LocalDate FIRST = MONTH.atDay(1);

    private SampleMonth() {}

    static BigDecimal of(String figure) {
        return new BigDecimal(figure);
    }

    static final List<Award> AWARDS = List.of(
            new Award("milestones", "m0003", "c001", null, of("300.00")),
            new Award("monthly-subsidy", "m0001", "c001", of("240.7275"), of("1264.31")),
            new Award("monthly-subsidy", "m0001", "c004", of("240.7275"), of("842.87")),
            new Award("monthly-subsidy", "m0002", "c002", of("12.0000005"), of("94.20")),
            new Award("volume", null, "c003", null, of("61.50")));

    static final List<Payout> PAYOUTS = List.of(
            payout("c001", "林间工作室", "0.00", "1564.31", "0.00", "0.00", "0.00", "152.86", "payable"),
            payout(
                    "c002",
                    "=HYPERLINK(\"http://x\",\"pay\")",
                    "20.00",
                    "94.20",
                    "-50.00",
                    "0.00",
                    "64.20",
                    "0.00",
                    "carried"),
            payout("c003", "Ada Weiß", "0.00", "61.50", "0.00", "61.50", "0.00", "0.00", "held"),
            payout("c004", "山水 & Söhne", "0.00", "842.87", "0.00", "0.00", "842.87", "0.00", "no_payee"));

    private static Payout payout(
            String id,
            String name,
            String opening,
            String awards,
            String adjustments,
            String held,
            String carried,
            String tax,
            String status) {
        var gross = of(opening).add(of(awards)).add(of(adjustments)).subtract(of(held));
        var net = gross.subtract(of(carried)).subtract(of(tax));
        return new Payout(
                id,
                name,
                new Account(
                        of(opening),
                        of(awards),
                        of(adjustments),
                        gross,
                        of(held),
                        of(carried),
                        of(tax),
                        net,
                        of("0.00")),
                status,
                net.signum() == 0 ? null : SampleBooks.transfer(id));
    }

    static final List<RejectedRow> REJECTED = List.of(
            new RejectedRow(FIRST, "a.csv", 2, "bad_type", "e7,2024-02-01T08:00:00+08:00,purchase,u1,m0001"),
            new RejectedRow(FIRST, "a.csv", 11, "malformed", "=1+1,\"half\nline"),
            new RejectedRow(FIRST.plusDays(1), "b.ndjson.gz", 1, "malformed", "{\"event_id\": \"中文"));

    static MonthReport report() {
        return report(details());
    }

    static MonthReport report(Rows<Detail> details) {
        return new MonthReport(
                MONTH,
                CNY,
                new MonthReport.Run("2024-02-1", "draft", "finance.li"),
                RULES,
                counting(),
                programs(),
                () -> Stream.of(
                        new DailyUsage(FIRST, "m0001", "c001", metrics(120)),
                        new DailyUsage(FIRST, "m0002", "c002", metrics(7)),
                        new DailyUsage(FIRST.plusDays(1), "m0001", "c001", metrics(90))),
                () -> Stream.of(contribution("m0001", "c001", 210), contribution("m0002", "c002", 7)),
                AWARDS::stream,
                PAYOUTS::stream,
                details,
                REJECTED::stream,
                SampleBooks.books());
    }

    private static List<ProgramTotal> programs() {
        return List.of(
                new ProgramTotal("milestones", "Milestones 里程碑", null, of("300.00"), null),
                new ProgramTotal(
                        "monthly-subsidy", "Monthly subsidy 每月补贴", of("200000.00"), of("2201.38"), of("197798.62")),
                new ProgramTotal("volume", "Volume 产量奖励", null, of("61.50"), null));
    }

    private static Counting counting() {
        var files = new ArrayList<InputFile>();
        var days = new ArrayList<DayCount>();
        var exclusions = new ArrayList<Exclusion>();
        for (int i = 0; i < 29; i++) {
            var day = FIRST.plusDays(i);
            files.add(new InputFile(
                    day, "usage/" + day + "/events.csv.gz", true, 700 + i, 41_337 + 7L * i, "a1b2".repeat(16)));
            files.add(new InputFile(day, "usage/" + day + "/late.parquet", true, 302, 18_201, "c3d4".repeat(16)));
            days.add(new DayCount(day, 1002 + i, 5, 17, 980 + i, 2100 + i, 2060 + i, 40));
            exclusions.addAll(exclusions(day));
        }
        files.add(new InputFile(FIRST, "usage/" + FIRST + "/README.txt", false, 0, 310, "e5f6".repeat(16)));
        files.sort(Comparator.comparing(InputFile::day).thenComparing(InputFile::file, CodePoints.ORDER));
        return new Counting(files, days, exclusions);
    }

    private static List<Exclusion> exclusions(LocalDate day) {
        return List.of(
                new Exclusion(day, Bucket.REJECTED, "bad_timestamp", 2),
                new Exclusion(day, Bucket.EXCLUDED, "blocked_user", 6),
                new Exclusion(day, Bucket.DUPLICATE, "duplicate", 17),
                new Exclusion(day, Bucket.REJECTED, "malformed", 3),
                new Exclusion(day, Bucket.EXCLUDED, "over_cap", 20),
                new Exclusion(day, Bucket.EXCLUDED, "self_use", 10),
                new Exclusion(day, Bucket.EXCLUDED, "unknown_model", 4));
    }

    static Metrics metrics(long generations) {
        return new Metrics(
                generations, BigDecimal.valueOf(4 * generations), of("60.250001"), 31, 88, 12, of("1234.500000"));
    }

    private static ModelContribution contribution(String model, String creator, long generations) {
        return new ModelContribution(
                model,
                creator,
                metrics(generations),
                58,
                21,
                29,
                0,
                new ModelContribution.Attributes("lora", null, true, false, "listed", "active", 40L, null),
                List.of());
    }

    private static Rows<Detail> details() {
        var names = Map.of("m0001", "水墨·山水 LoRA", "m0002", "+realistic skin", "m0003", "@night\tcity");
        return () ->
                AWARDS.stream().map(award -> detail(award, names.getOrDefault(String.valueOf(award.modelId()), "")));
    }

    private static Detail detail(Award award, String modelName) {
        var creator = PAYOUTS.stream()
                .filter(p -> p.creatorId().equals(award.creatorId()))
                .findFirst()
                .orElseThrow();
        var percent = "m0001".equals(award.modelId()) ? of(award.creatorId().equals("c001") ? "60" : "40") : null;
        return new Detail(
                award.creatorId(),
                creator.creatorName(),
                award.modelId(),
                award.modelId() == null ? null : modelName,
                award.program(),
                metrics(210),
                58,
                21,
                award.points(),
                of("1.95"),
                percent,
                award.amount());
    }

    /** One award of every kind, capped, split, scaled and rounded. */
    static Statement statement() {
        return new Statement(
                MONTH,
                CNY,
                new Statement.Creator("c001", "林间工作室"),
                RULES,
                new Account(
                        of("20.00"),
                        of("1652.23"),
                        of("-50.00"),
                        of("1622.23"),
                        of("0.00"),
                        of("0.00"),
                        of("164.45"),
                        of("1457.78"),
                        of("0.00")),
                "payable",
                List.of(new Statement.Adjustment(
                        "迟到数据补算 late usage", YearMonth.of(2024, 1), "case-7", of("-50.00"), List.of(39L))),
                List.of(pool(), rate(), slab(), brackets()),
                List.of(
                        new Missed(
                                "monthly-subsidy",
                                Map.of("en", "Monthly subsidy", "zh", "每月补贴"),
                                new AwardLine.Model("m0004", "<b>旧模型</b>"),
                                List.of(
                                        new Check("generations >= 10", Map.of("generations", of("4")), FAILS),
                                        new Check("vertical = 'interior'", unknown("vertical"), UNKNOWN))),
                        new Missed("volume", Map.of(), null, List.of())),
                new Entries(
                        true,
                        List.of(12L),
                        Map.of(
                                "monthly-subsidy", List.of(31L),
                                "revenue-share", List.of(33L),
                                "milestones", List.of(30L),
                                "volume", List.of(36L)),
                        List.of(),
                        List.of(44L),
                        List.of(45L),
                        List.of()),
                new Statement.SentBack(of("1457.78"), "account closed", List.of(51L)));
    }

    private static Map<String, @Nullable Object> unknown(String name) {
        var values = new HashMap<String, @Nullable Object>();
        values.put(name, null);
        return values;
    }

    private static AwardLine pool() {
        return new AwardLine(
                "monthly-subsidy",
                Map.of("en", "Monthly subsidy", "zh", "每月补贴"),
                new AwardLine.Model("m0001", "水墨·山水 LoRA"),
                List.of(
                        new Figure("generations", of("210")),
                        new Figure("credited_generations", of("60.250001")),
                        new Figure("downloads", of("31")),
                        new Figure("unique_users", of("58"))),
                new Basis.Pool(
                        "credited_generations + 5 * downloads",
                        of("215.250001"),
                        of("419.73750195"),
                        of("200000.00"),
                        of("39841.5"),
                        of("5.0198913194")),
                List.of(new AwardLine.Factor("exclusive", of("1.3")), new AwardLine.Factor("design", of("1.5"))),
                of("1.95"),
                null,
                null,
                List.of(new BoundCap(BoundCap.Kind.PER_MODEL, of("2000.00"), of("2107.0366424457"))),
                of("2000.00"),
                of("2000.00"),
                new AwardLine.Split(of("60")),
                of("1200.00"));
    }

    private static AwardLine rate() {
        return new AwardLine(
                "revenue-share",
                Map.of("en", "Revenue share", "zh", "收入分成"),
                new AwardLine.Model("m0003", "night city 夜之城"),
                List.of(new Figure("revenue", of("1234.500000"))),
                new Basis.Rate("0.30 * revenue", of("370.35")),
                List.of(),
                BigDecimal.ONE,
                null,
                new AwardLine.Scaling(of("50000.00"), of("198410.11")),
                List.of(),
                of("93.3294175382"),
                of("93.33"),
                null,
                of("93.33"));
    }

    private static AwardLine slab() {
        return new AwardLine(
                "milestones",
                Map.of("en", "Milestones", "zh", "里程碑"),
                new AwardLine.Model("m0003", "night city 夜之城"),
                List.of(new Figure("generations", of("12041"))),
                new Basis.Slab("generations", of("12041"), of("10000"), of("300.00")),
                List.of(),
                BigDecimal.ONE,
                null,
                null,
                List.of(),
                of("300.00"),
                of("300.00"),
                null,
                of("300.00"));
    }

    private static AwardLine brackets() {
        return new AwardLine(
                "volume",
                Map.of(),
                null,
                List.of(new Figure("images", of("48164")), new Figure("models", of("3"))),
                new Basis.Brackets(
                        "images",
                        of("48164"),
                        List.of(
                                new Basis.Part(of("0"), of("40000"), of("0.001")),
                                new Basis.Part(of("40000"), of("8164"), of("0.002")))),
                List.of(new AwardLine.Factor("steady", of("1.0456"))),
                of("1.0456"),
                null,
                null,
                List.of(),
                of("58.8965568"),
                of("58.90"),
                null,
                of("58.90"));
    }
}
