package stipend.rules;

import java.util.SortedSet;

/** The names that a rules file's expressions may use beside those of SPEC §3: what it declares, and finance's. */
record OwnNames(Columns columns, FinanceNames finance, SortedSet<String> totals) {}
