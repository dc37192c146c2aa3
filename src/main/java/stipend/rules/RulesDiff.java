package stipend.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rules file changes against another, in words for creators. It compares what the rules say, not their text: a
 * comment, an order or another way to write a number is no change, and whatever can change money is named.
 */
public record RulesDiff(String header, List<Section> sections, String nothing) {
    /** The languages that there are words in. */
    public enum Language {
        ZH,
        EN
    }

    /** What changes in one program, or in another part of the rules; a program that ends has no lines. */
    public record Section(String title, List<String> lines) {}

    public static RulesDiff of(Rules before, Rules after, Language language) {
        return new Comparing(before, after, Phrases.of(language)).diff();
    }

    public boolean isEmpty() {
        return sections.isEmpty();
    }

    /** As text, a change a line. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(header);
        for (var section : sections) {
            lines.add("");
            lines.add(section.title());
            section.lines().forEach(line -> lines.add("  " + line));
        }
        if (sections.isEmpty()) {
            lines.add(nothing);
        }
        return lines;
    }

    private record Comparing(Rules before, Rules after, Phrases phrases) {
        RulesDiff diff() {
            var sections = new ArrayList<Section>();
            compare("section.general", Terms.general(before, phrases), Terms.general(after, phrases))
                    .ifPresent(sections::add);
            compare(
                            "section.columns",
                            Terms.columns(before.columns(), phrases),
                            Terms.columns(after.columns(), phrases))
                    .ifPresent(sections::add);
            compare("section.usage", Terms.usage(before.usage(), phrases), Terms.usage(after.usage(), phrases))
                    .ifPresent(sections::add);
            compare("section.totals", Terms.totals(before.totals(), phrases), Terms.totals(after.totals(), phrases))
                    .ifPresent(sections::add);
            programs(sections);
            compare("section.payout", Terms.payout(before.payout(), phrases), Terms.payout(after.payout(), phrases))
                    .ifPresent(sections::add);
            var header = phrases.say(
                    "header",
                    before.title(),
                    before.from().toString(),
                    after.title(),
                    after.from().toString());
            return new RulesDiff(header, List.copyOf(sections), phrases.say("nothing"));
        }

        private void programs(List<Section> sections) {
            var was = byId(before);
            for (var program : after.programs()) {
                var old = was.remove(program.id());
                if (old == null) {
                    sections.add(new Section(phrases.say("new", name(program)), listed(program)));
                } else {
                    section(name(program), Terms.program(old, phrases), Terms.program(program, phrases))
                            .ifPresent(sections::add);
                }
            }
            was.values().forEach(old -> sections.add(new Section(phrases.say("ended", name(old)), List.of())));
        }

        private static Map<String, Program> byId(Rules rules) {
            var byId = new LinkedHashMap<String, Program>();
            rules.programs().forEach(program -> byId.put(program.id(), program));
            return byId;
        }

        private String name(Program program) {
            var title = program.title().get(phrases.language());
            return title == null ? program.id() : title + " (" + program.id() + ")";
        }

        private List<String> listed(Program program) {
            return Terms.program(program, phrases).stream()
                    .filter(term -> !term.key().startsWith("program.title"))
                    .map(term -> phrases.say("listed", term.label(), term.value()))
                    .toList();
        }

        private Optional<Section> compare(String key, List<Term> old, List<Term> now) {
            return section(phrases.say(key), old, now);
        }

        private Optional<Section> section(String title, List<Term> old, List<Term> now) {
            var was = new LinkedHashMap<String, Term>();
            old.forEach(term -> was.put(term.key(), term));
            var lines = new ArrayList<String>();
            for (var term : now) {
                var before = was.remove(term.key());
                if (before == null) {
                    lines.add(phrases.say("added", term.label(), term.value()));
                } else if (!before.meaning().equals(term.meaning())) {
                    lines.add(phrases.say("changed", term.label(), before.value(), term.value()));
                }
            }
            was.values().forEach(gone -> lines.add(phrases.say("removed", gone.label(), gone.value())));
            return lines.isEmpty() ? Optional.empty() : Optional.of(new Section(title, List.copyOf(lines)));
        }
    }
}
