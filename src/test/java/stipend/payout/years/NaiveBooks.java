package stipend.payout.years;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stipend.payout.years.NaiveMonth.Paid;

/** Who has what, in whole cents and without a ledger: the other bookkeeping that the real one is held against. */
final class NaiveBooks {
    /** By path, as in the ledger; above zero: it came in. */
    final Map<String, Long> accounts = new TreeMap<>();

    final Map<String, List<Paid>> paid = new TreeMap<>();
    /** What banks said they paid, by creator. */
    final Map<String, Long> arrived = new TreeMap<>();

    private void move(String from, String to, long cents) {
        accounts.merge(from, -cents, Long::sum);
        accounts.merge(to, cents, Long::sum);
    }

    private static String of(String creator, String part) {
        return "creator:" + creator + ":" + part;
    }

    /** The run is approved; or, with -1, taken back. */
    void post(NaiveMonth month, int sign) {
        var basis = month.basis;
        basis.awards()
                .forEach((model, cents) ->
                        move("platform:program:income", of(model.creator(), "payable"), sign * cents));
        basis.gifts().forEach(gift -> move(gift.source(), of(gift.creator(), "payable"), sign * gift.cents()));
        month.caught.forEach(
                taken -> move(of(taken.creator(), "payable"), of(taken.creator(), "held"), sign * taken.cents()));
        basis.forfeited()
                .forEach(taken -> move(of(taken.creator(), "held"), "platform:recovered", sign * taken.cents()));
        month.lines.forEach((creator, line) -> {
            move(of(creator, "payable"), "tax:withheld", sign * line.tax());
            move(of(creator, "payable"), "clearing:bank", sign * line.net());
            move(of(creator, "returned"), "clearing:bank", sign * line.returned());
            if (line.tax() + line.net() > 0) {
                note(creator, new Paid(basis.month(), line.gross(), line.tax()), sign);
            }
        });
    }

    private void note(String creator, Paid month, int sign) {
        var months = paid.computeIfAbsent(creator, _ -> new ArrayList<>());
        if (sign > 0) {
            months.add(month);
        } else {
            months.remove(month);
        }
    }

    void arrived(String creator, long cents) {
        arrived.merge(creator, cents, Long::sum);
    }

    void sentBack(String creator, long cents) {
        move("clearing:bank", of(creator, "returned"), cents);
    }

    /** By creator, what is in accounts of that part; none of zero. */
    Map<String, Long> balances(String part) {
        var balances = new TreeMap<String, Long>();
        accounts.forEach((path, cents) -> {
            var names = path.split(":");
            if (names[0].equals("creator") && names[2].equals(part) && cents != 0) {
                balances.put(names[1], cents);
            }
        });
        return balances;
    }

    /** None of zero. */
    Map<String, Long> all() {
        var all = new TreeMap<>(accounts);
        all.values().removeIf(cents -> cents == 0);
        return all;
    }
}
