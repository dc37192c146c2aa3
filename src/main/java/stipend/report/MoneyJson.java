package stipend.report;

import static stipend.report.ExplanationJson.plain;
import static stipend.report.ExplanationJson.word;

import stipend.payout.PayoutItem;
import stipend.payout.PayoutLine;
import stipend.statement.MoneyWay;
import stipend.tax.Brackets.Bracket;
import stipend.tax.Withholding;
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
        node.put("regime", tax.basis().regime());
        switch (tax.withholding()) {
            case Withholding.Nothing _ -> {}
            case Withholding.Flat flat -> node.put("gross", plain(flat.gross())).put("rate", plain(flat.rate()));
            case Withholding.OfMonth month -> {
                node.put("gross", plain(month.gross()));
                bracket(node.putObject("deduction"), month.deduction());
                node.put("base", plain(month.base()));
                bracket(node.putObject("bracket"), month.bracket());
            }
            case Withholding.OfYear year -> year(node, year, tax);
        }
        node.put("withheld", plain(line.tax()));
    }

    private static void year(ObjectNode node, Withholding.OfYear year, MoneyWay.Tax tax) {
        node.put("gap", word(tax.basis().gap())).put("income", plain(year.income()));
        node.put("months", year.months());
        node.put("taxed", plain(year.taxed())).put("monthly", plain(year.monthly()));
        node.put("base", plain(year.base()));
        if (year.bracket() == null) {
            node.putNull("bracket");
        } else {
            bracket(node.putObject("bracket"), year.bracket());
        }
        node.put("withheld_before", plain(year.before()));
    }

    private static void bracket(ObjectNode node, Bracket bracket) {
        node.put("up_to", plain(bracket.upTo()));
        node.put("rate", plain(bracket.rate())).put("quick", plain(bracket.quick()));
    }
}
