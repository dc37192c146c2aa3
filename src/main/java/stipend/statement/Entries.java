package stipend.statement;

import java.util.List;
import java.util.Map;

/**
 * The ids of the ledger entries that a statement's figures are made of; an empty list where nothing moved.
 *
 * @param posted false before the run is approved: then only the opening has its entry
 * @param opening the last entry of an earlier month that moved the creator's payable account
 * @param awards by program
 */
public record Entries(
        boolean posted,
        List<Long> opening,
        Map<String, List<Long>> awards,
        List<Long> held,
        List<Long> tax,
        List<Long> net,
        List<Long> returned) {
    public Entries {
        opening = List.copyOf(opening);
        awards = Map.copyOf(awards);
        held = List.copyOf(held);
        tax = List.copyOf(tax);
        net = List.copyOf(net);
        returned = List.copyOf(returned);
    }

    public static Entries notPosted(List<Long> opening) {
        return new Entries(false, opening, Map.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Of one program's award. */
    public List<Long> ofProgram(String program) {
        return awards.getOrDefault(program, List.of());
    }

    /** Of all awards, ascending. */
    public List<Long> allAwards() {
        return awards.values().stream().flatMap(List::stream).sorted().toList();
    }
}
