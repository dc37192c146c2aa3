package stipend.payout;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;
import stipend.payout.Payee.Channel;
import stipend.tax.TaxTables;

/** Who has a payee row (SPEC §5). Without the file, nobody. */
public final class Payees {
    public static final Payees NONE = new Payees("payees.csv", List.of(), Map.of());

    private final String file;
    private final List<PayeeRow> rows;
    private final Map<String, Payee> byCreator;

    private Payees(String file, List<PayeeRow> rows, Map<String, Payee> byCreator) {
        this.file = file;
        this.rows = List.copyOf(rows);
        this.byCreator = byCreator;
    }

    /** Checks each row by itself and that no creator stands twice. */
    public static Payees of(String file, List<PayeeRow> rows) {
        var payees = new HashMap<String, Payee>();
        for (var row : rows) {
            var before = payees.put(row.creatorId(), checked(file, row));
            if (before != null) {
                throw fault(
                        file,
                        row.row(),
                        "creator_id",
                        row.creatorId() + " stands in row " + before.row() + " already; keep one of them");
            }
        }
        return new Payees(file, rows, payees);
    }

    private static Payee checked(String file, PayeeRow row) {
        if (row.creatorId().isEmpty()) {
            throw fault(file, row.row(), "creator_id", "is empty; name the creator");
        }
        if (!row.taxRegime().isEmpty() && !TaxTables.REGIMES.contains(row.taxRegime())) {
            throw fault(
                    file,
                    row.row(),
                    "tax_regime",
                    "unknown regime " + row.taxRegime() + "; use none, flat, cn_labour, cn_platform or leave it empty");
        }
        return new Payee(row.row(), row.creatorId(), channel(file, row), row.currency(), row.taxRegime());
    }

    private static Channel channel(String file, PayeeRow row) {
        return switch (row.channel()) {
            case "bank" -> Channel.BANK;
            case "alipay" -> Channel.ALIPAY;
            case "wechat" -> Channel.WECHAT;
            default ->
                throw fault(
                        file,
                        row.row(),
                        "channel",
                        "unknown channel '" + row.channel() + "'; use bank, alipay or wechat");
        };
    }

    private static InputFault fault(String file, long row, String column, String what) {
        return InputFault.in(file, row, column, what);
    }

    /** Refuses what cannot be paid by the month's rules, of the creators who have a line in it. */
    void requirePayable(Collection<String> creators, Currency currency, @Nullable BigDecimal flatRate) {
        creators.stream()
                .flatMap(creator -> of(creator).stream())
                .forEach(payee -> requirePayable(payee, currency, flatRate));
    }

    private void requirePayable(Payee payee, Currency currency, @Nullable BigDecimal flatRate) {
        if (!payee.currency().equals(currency.getCurrencyCode())) {
            throw fault(
                    file,
                    payee.row(),
                    "currency",
                    "'" + payee.currency() + "' is not the rules' currency " + currency + "; " + payee.creatorId()
                            + " is due money in " + currency);
        }
        if (payee.taxRegime().equals("flat") && flatRate == null) {
            throw fault(file, payee.row(), "tax_regime", "flat needs payout.flat_rate in the rules; set it there");
        }
    }

    /** As they stand in the file. */
    public List<PayeeRow> rows() {
        return rows;
    }

    /** The rows of those who are paid by the lines. */
    public List<PayeeRow> paidBy(List<PayoutLine> lines) {
        var paid = lines.stream()
                .filter(line -> line.paid().signum() > 0)
                .map(PayoutLine::creatorId)
                .collect(Collectors.toSet());
        return rows.stream().filter(row -> paid.contains(row.creatorId())).toList();
    }

    public Optional<Payee> of(String creatorId) {
        return Optional.ofNullable(byCreator.get(creatorId));
    }
}
