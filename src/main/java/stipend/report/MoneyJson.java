package stipend.report;

import static stipend.report.ExplanationJson.plain;
import static stipend.report.ExplanationJson.word;

import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.statement.MoneyWay;
import tools.jackson.databind.node.ObjectNode;

/** The part of an explanation's JSON that is about money and where it stands. */
final class MoneyJson {
    private MoneyJson() {}

    static void write(ObjectNode node, MoneyWay it) {
        if (it.line() == null) {
            node.putNull("money");
        } else {
            money(node.putObject("money"), it, it.line());
        }
        var payment = node.putObject("payment");
        payment.put("run", it.run()).put("state", it.state()).put("reference", it.reference());
        if (it.result() != null) {
            payment.put("result", word(it.result().outcome()))
                    .put("reason", it.result().reason());
        }
    }

    private static void money(ObjectNode node, MoneyWay it, PayoutLine line) {
        node.put("opening", plain(line.opening())).put("awards", plain(line.awards()));
        node.put("adjustments", plain(line.adjustments()));
        var items = node.putArray("items");
        it.adjustments().forEach(item -> item(items.addObject(), item));
        node.put("held", plain(line.held())).put("gross", plain(line.gross()));
        node.put("minimum", plain(it.minimum())).put("creator_status", it.creatorStatus());
        node.put("status", line.status().word()).put("carried", plain(line.carried()));
        if (it.tax() == null) {
            node.putNull("tax");
        } else {
            tax(node.putObject("tax"), it.tax(), line);
        }
        node.put("net", plain(line.net()))
                .put("returned", plain(line.returned()))
                .put("paid", plain(line.paid()));
    }

    private static void item(ObjectNode node, PayoutItem item) {
        node.put("kind", word(item.kind())).put("amount", plain(item.amount()));
        node.put("origin", item.origin().toString());
        node.put("reason", item.reason()).put("case", item.caseId());
    }

    private static void tax(ObjectNode node, MoneyWay.Tax tax, PayoutLine line) {
        var working = tax.working();
        node.put("regime", tax.basis().regime());
        node.put("gap", word(tax.basis().gap()))
                .put("months", tax.basis().year().months() + 1);
        node.put("income", plain(working.income())).put("expenses", plain(working.expenses()));
        node.put("deduction", plain(working.deduction())).put("base", plain(working.base()));
        node.put("rate", plain(working.rate())).put("quick", plain(working.quick()));
        node.put("withheld_before", plain(working.before()));
        node.put("withheld", plain(line.tax()));
    }
}
