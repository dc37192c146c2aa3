package stipend.report;

import java.math.BigDecimal;
import stipend.payout.PaymentResult;
import stipend.payout.PayoutLine;
import stipend.payout.PayoutStatus;
import stipend.statement.MoneyWay;

/** The part of an explanation that is about money and where it stands. */
final class MoneyText {
    private final Telling out;

    MoneyText(Telling out) {
        this.out = out;
    }

    void tell(MoneyWay it) {
        if (it.line() == null) {
            out.line(1, "explain.no_line");
        } else {
            account(it, it.line());
            tax(it, it.line());
            paid(it.line());
        }
        standing(it);
    }

    private void account(MoneyWay it, PayoutLine line) {
        for (var item : it.adjustments()) {
            out.line(
                    1,
                    "explain.item",
                    out.money(item.amount()),
                    VisibleText.of(item.reason()),
                    item.origin(),
                    item.caseId() == null ? "" : out.say("explain.case", VisibleText.of(item.caseId())));
        }
        out.line(
                1,
                "explain.gross",
                plain(line.opening()),
                plain(line.awards()),
                plain(line.adjustments()),
                plain(line.held()),
                out.money(line.gross()));
        out.line(1, "explain.status." + key(it, line), out.money(it.minimum()), status(it));
    }

    /** A line below the minimum, and one that owes, are both carried. */
    private static String key(MoneyWay it, PayoutLine line) {
        return line.status() == PayoutStatus.CARRIED && line.gross().compareTo(it.minimum()) >= 0
                ? "nothing"
                : line.status().word();
    }

    private String status(MoneyWay it) {
        var status = it.creatorStatus();
        return status == null || status.equals("active") ? "" : out.say("explain.creator_status", status);
    }

    private void tax(MoneyWay it, PayoutLine line) {
        if (it.tax() == null) {
            return;
        }
        out.line(1, "explain.tax", it.tax().basis().regime());
        var working = it.tax().working();
        if (it.tax().basis().regime().equals("cn_platform")) {
            out.line(
                    2,
                    "explain.tax.gap." + it.tax().basis().gap(),
                    it.tax().basis().year().months() + 1);
        }
        if (working.expenses().signum() != 0 || working.deduction().signum() != 0) {
            out.line(
                    2,
                    "explain.tax.base",
                    plain(working.income()),
                    Telling.figure(working.expenses()),
                    Telling.figure(working.deduction()),
                    Telling.figure(working.base()));
        }
        out.line(
                2,
                "explain.tax.withheld",
                Telling.figure(working.base()),
                percent(working.rate()),
                Telling.figure(working.quick()),
                plain(working.before()),
                out.money(line.tax()));
    }

    private void paid(PayoutLine line) {
        if (line.status() == PayoutStatus.PAYABLE) {
            out.line(1, "explain.net", plain(line.gross()), plain(line.tax()), out.money(line.net()));
        } else {
            out.line(1, "explain.carried", out.money(line.carried()));
        }
        if (line.returned().signum() != 0) {
            out.line(1, "explain.returned", out.money(line.returned()), out.money(line.paid()));
        }
    }

    private void standing(MoneyWay it) {
        out.line(1, "explain.run", it.run(), out.words().say("explain.state." + it.state()));
        if (it.reference() != null) {
            out.line(1, "explain.reference", it.reference());
        }
        if (it.result() != null) {
            result(it.result());
        }
    }

    private void result(PaymentResult result) {
        out.line(1, "explain.result." + result.outcome(), VisibleText.of(result.reason()));
    }

    private String percent(BigDecimal rate) {
        return Telling.figure(rate.movePointRight(2)) + " %";
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }
}
