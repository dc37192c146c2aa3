package stipend.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stipend.report.Books.Posted;
import stipend.report.Books.Sent;
import stipend.statement.Account;

/** Sheet = ledger = bank file: the payouts' totals against what was posted and what left. */
final class BookProofs {
    private final Account total;
    private final List<Proof> proofs = new ArrayList<>();

    private BookProofs(Account total) {
        this.total = total;
    }

    static List<Proof> of(Books books, Account total) {
        var proofs = new BookProofs(total);
        proofs.ledger(books.posted());
        proofs.bank(books.posted(), books.sent());
        proofs.tax(books.taxes());
        return proofs.proofs;
    }

    private void ledger(@Nullable Posted posted) {
        add("ledger.awards", total.awards(), posted == null ? null : posted.awards());
        add("ledger.adjustments", total.adjustments(), posted == null ? null : posted.adjustments());
        add("ledger.held", total.held(), posted == null ? null : posted.held());
        add("ledger.tax", total.tax(), posted == null ? null : posted.tax());
        add("ledger.paid", total.paid(), posted == null ? null : posted.paid());
        if (posted != null) {
            proofs.add(Proof.rows("ledger.payouts", posted.strange(), 0));
        }
    }

    private void bank(@Nullable Posted posted, @Nullable Sent sent) {
        if (posted == null || sent == null) {
            proofs.add(Proof.open("bank.files", total.paid()));
            return;
        }
        add("bank.files", posted.paid(), sent.files().add(sent.leftOut()));
        add("bank.results", sent.files(), sent.succeeded().add(sent.rejected()).add(sent.open()));
        add("bank.returns", posted.sentBack(), sent.rejected().add(sent.leftOut()));
    }

    private void tax(List<Books.Tax> taxes) {
        var form = taxes.stream().map(Books.Tax::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
        add("tax", total.tax(), form);
    }

    private void add(String key, BigDecimal left, @Nullable BigDecimal right) {
        proofs.add(right == null ? Proof.open(key, left) : Proof.money(key, "", left, right));
    }
}
