package stipend.house;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** DESIGN's table: a package, and what it may use. What is not written here is not allowed. */
final class Packages {
    private static final Set<String> EVERYONES = Set.of("fault", "text", "disk");
    private static final List<String> FACES = List.of("web", "cli", "");
    private static final Map<String, Set<String>> MAY_USE = table();

    private Packages() {}

    private static Map<String, Set<String>> table() {
        var table = new TreeMap<String, Set<String>>();
        table.put("fault", Set.of());
        table.put("text", Set.of());
        table.put("disk", Set.of());
        table.put("money", Set.of());
        table.put("period", Set.of());
        table.put("delivery", Set.of());
        table.put("database", Set.of());
        table.put("catalog", Set.of("period", "delivery"));
        table.put("rules", Set.of("money", "period", "delivery"));
        table.put("ledger", Set.of("money", "period"));
        table.put("tax", Set.of("money", "period"));
        table.put("usage", Set.of("catalog", "period", "rules", "delivery", "money"));
        table.put("contribution", Set.of("catalog", "usage", "period"));
        table.put("award", Set.of("contribution", "rules", "money", "period"));
        table.put("payout", Set.of("ledger", "award", "tax", "rules", "money", "period", "delivery"));
        table.put("simulation", Set.of("award", "contribution", "rules", "money"));
        table.put("statement", Set.of("payout", "award", "contribution", "rules", "tax", "ledger", "money", "period"));
        table.put(
                "report",
                Set.of("statement", "payout", "simulation", "award", "contribution", "rules", "tax", "money"));
        table.put("demo", Set.of("period"));
        table.put("notice", Set.of());
        table.put("batch", new HashSet<>(table.keySet()));
        table.put("schedule", Set.of("batch", "period"));
        FACES.forEach(last -> table.put(last, new HashSet<>(table.keySet())));
        return table;
    }

    /** Beside the table: only what keeps a package's rows may use the database, and that is its jooq sub-package. */
    static boolean mayKeepRows(String classPackage, String used) {
        return used.equals("database") && (classPackage + ".").contains(".jooq.");
    }

    /** Whether a class of the one package may use a class of the other; a package that is not in the table may not. */
    static boolean mayUse(String user, String used) {
        var allowed = MAY_USE.get(user);
        return allowed != null
                && MAY_USE.containsKey(used)
                && (user.equals(used) || EVERYONES.contains(used) || allowed.contains(used));
    }

    /** The package of the table that a class's package belongs to; null: it is none of the project's. */
    static @Nullable String within(String root, String classPackage) {
        if (classPackage.equals(root)) {
            return "";
        }
        return classPackage.startsWith(root + ".")
                ? classPackage.substring(root.length() + 1).split("\\.", 2)[0]
                : null;
    }
}
