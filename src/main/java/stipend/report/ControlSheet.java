package stipend.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import stipend.report.MonthReport.Counting;
import stipend.report.MonthReport.DayCount;
import stipend.report.MonthReport.InputFile;
import stipend.report.MonthReport.ProgramTotal;

/** The first sheet: what was computed, from which files and rules, and the lines that prove that it adds up. */
final class ControlSheet {
    private final Book book;
    private final SXSSFSheet sheet;
    private int row;

    ControlSheet(Book book, SXSSFSheet sheet) {
        this.book = book;
        this.sheet = sheet;
    }

    void write(MonthReport report, List<Proof> proofs) {
        Book.widths(sheet, 58, 22, 22, 16, 16, 16, 16, 16, 16);
        line().tall(30).say(Look.TITLE, Words.EN.say("control.title") + "  " + report.month());
        line().say(Look.SUBTITLE, Words.ZH.say("control.title") + "  " + Words.label("control.cells"));
        facts(report);
        steps(report.books().steps());
        proofs(proofs);
        buckets(report.counting());
        programs(report.programs());
        days(report.counting());
        files(report.counting().files());
    }

    private void facts(MonthReport report) {
        row++;
        fact("period", report.month() + " · " + report.currency().getCurrencyCode());
        var run = report.run();
        fact("run", run == null ? "–" : run.number() + " · " + run.state());
        fact("prepared_by", run == null ? "–" : run.preparedBy());
        fact("rules", report.rules().title() + " · " + report.rules().file());
        fact("rules_sha256", report.rules().sha256());
    }

    private void steps(List<Books.Step> steps) {
        section("steps");
        heading("step", "by", "time", "note");
        for (var step : steps) {
            line().say(Look.TEXT, Words.label("state." + step.state()))
                    .text(step.by())
                    .text(step.at() == null ? null : LedgerSheet.TIME.format(step.at()))
                    .text(step.note());
        }
    }

    private void fact(String key, String text) {
        line().say(Look.LABEL, Words.label("fact." + key)).text(text);
    }

    private void proofs(List<Proof> proofs) {
        section("proofs");
        heading("proof", ">left", ">right", ">difference", "=mark");
        int first = row;
        for (var proof : proofs) {
            var look = proof.unit() == Proof.Unit.MONEY ? Look.MONEY : Look.COUNT;
            line().text(proof.sentence(Words.EN))
                    .figure(look, proof.left())
                    .figure(look, proof.right())
                    .figure(Look.MONEY, proof.difference())
                    .say(Look.MARK, mark(proof))
                    .text(proof.sentence(Words.ZH));
        }
        color(new CellRangeAddress(first, Math.max(first, row - 1), 4, 4));
    }

    private static String mark(Proof proof) {
        return proof.isOpen() ? "OPEN" : proof.holds() ? "OK" : "DIFFERS";
    }

    private void color(CellRangeAddress marks) {
        var conditions = sheet.getSheetConditionalFormatting();
        var ok = conditions.createConditionalFormattingRule(ComparisonOperator.EQUAL, "\"OK\"");
        ok.createPatternFormatting().setFillBackgroundColor(IndexedColors.LIGHT_GREEN.index);
        var differs = conditions.createConditionalFormattingRule(ComparisonOperator.EQUAL, "\"DIFFERS\"");
        differs.createPatternFormatting().setFillBackgroundColor(IndexedColors.ROSE.index);
        conditions.addConditionalFormatting(new CellRangeAddress[] {marks}, ok, differs);
    }

    private void buckets(Counting counting) {
        section("buckets");
        heading("bucket", "reason", "", ">rows");
        bucket("delivered", counting, DayCount::delivered);
        ExclusionsSheet.totals(counting.exclusions())
                .forEach((reason, rows) -> line().say(Look.TEXT, "    " + Words.label("bucket." + reason.bucket()))
                        .text(reason.in(Words.EN))
                        .skip(1)
                        .count(rows)
                        .text(reason.in(Words.ZH)));
        bucket("accepted", counting, DayCount::accepted);
        bucket("lines", counting, DayCount::lines);
        bucket("counted", counting, DayCount::counted);
    }

    private void bucket(String key, Counting counting, ToLongFunction<DayCount> rows) {
        line().say(Look.TEXT, Words.label("bucket." + key))
                .skip(2)
                .count(counting.days().stream().mapToLong(rows).sum());
    }

    private void programs(List<ProgramTotal> programs) {
        section("programs");
        heading("program", "title", ">budget", ">awards", ">platform");
        for (var program : programs) {
            line().text(program.id())
                    .text(program.title())
                    .figure(Look.MONEY, program.budget())
                    .money(program.awarded())
                    .figure(Look.MONEY, program.platform());
        }
    }

    private void days(Counting counting) {
        section("days");
        heading(
                "day",
                ">files",
                ">delivered",
                ">rejected",
                ">duplicate",
                ">accepted",
                ">lines",
                ">counted",
                ">excluded");
        Map<LocalDate, Long> files = counting.files().stream()
                .filter(InputFile::counted)
                .collect(Collectors.groupingBy(InputFile::day, Collectors.counting()));
        for (var day : counting.days()) {
            line().day(day.day())
                    .count(files.getOrDefault(day.day(), 0L))
                    .count(day.delivered())
                    .count(day.rejected())
                    .count(day.duplicate())
                    .count(day.accepted())
                    .count(day.lines())
                    .count(day.counted())
                    .count(day.excluded());
        }
    }

    private void files(List<InputFile> files) {
        section("files");
        heading("file", "day", "counted_file", ">rows", ">bytes", "sha256", "", "");
        for (var file : files) {
            line().text(file.file())
                    .day(file.day())
                    .say(Look.TEXT, Words.label(file.counted() ? "yes" : "no"))
                    .count(file.rows())
                    .count(file.bytes())
                    .text(file.sha256());
        }
    }

    private void section(String key) {
        row++;
        line().tall(22).say(Look.SECTION, Words.label("section." + key));
    }

    /** One cell per key; {@code >} before it stands for figures, {@code =} for a mark, and an empty one for nothing. */
    private void heading(String... keys) {
        var line = line().tall(30);
        for (var key : keys) {
            var look =
                    key.startsWith(">") ? Look.FIGURE_HEADING : key.startsWith("=") ? Look.MARK_HEADING : Look.HEADING;
            var word = look == Look.HEADING ? key : key.substring(1);
            line.say(look, word.isEmpty() ? "" : Words.heading("column." + word));
        }
    }

    private Line line() {
        return book.line(sheet, row++);
    }
}
