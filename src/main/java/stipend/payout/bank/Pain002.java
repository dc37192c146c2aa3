package stipend.payout.bank;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;
import stipend.payout.PaymentResult;
import stipend.payout.PaymentResult.Outcome;
import stipend.payout.PaymentResults;

/**
 * A payment status report of ISO 20022, pain.002.001.10 to .14: the status of each payment by its end-to-end reference,
 * and of the message as a whole. Only what is final is a result: settled (ACSC, ACCC), rejected or cancelled.
 */
final class Pain002 {
    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:pain\\.002\\.001\\.1[0-4]");
    private static final Set<String> SETTLED = Set.of("ACSC", "ACCC");
    private static final Set<String> REFUSED = Set.of("RJCT", "CANC");
    private static final Set<String> PENDING = new TreeSet<>(Set.of(
            "ACCP", "ACFC", "ACIS", "ACPD", "ACSP", "ACTC", "ACWC", "ACWP", "BLCK", "PART", "PATC", "PDNG", "PRES",
            "RCVD"));

    /** The parts of a report that have a status. */
    private static final Map<String, String> STATUS =
            Map.of("OrgnlGrpInfAndSts", "GrpSts", "OrgnlPmtInfAndSts", "PmtInfSts", "TxInfAndSts", "TxSts");

    private final String name;
    private final Deque<String> path = new ArrayDeque<>();
    private final Deque<Map<String, String>> parts = new ArrayDeque<>();
    private final List<PaymentResult> listed = new ArrayList<>();
    private final Map<String, String> group = new HashMap<>();
    private final Map<String, String> instruction = new HashMap<>();

    private Pain002(String name) {
        this.name = name;
    }

    static PaymentResults read(String name, String source, byte[] bytes) {
        var report = new Pain002(name);
        try {
            report.walk(reader(bytes));
        } catch (XMLStreamException e) {
            var line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw InputFault.in(name, "not well-formed XML (line " + line + "); ask the bank for the file again");
        }
        return report.results(source);
    }

    private static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    }

    private void walk(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    begin(xml);
                }
                case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    end(text.toString().strip());
                    text.setLength(0);
                }
                default -> {}
            }
        }
    }

    private void begin(XMLStreamReader xml) {
        var element = xml.getLocalName();
        if (path.isEmpty()) {
            requireReport(element, String.valueOf(xml.getNamespaceURI()));
        }
        path.push(element);
        if (STATUS.containsKey(element)) {
            parts.push(new HashMap<>());
        }
    }

    private void requireReport(String element, String namespace) {
        if (!element.equals("Document") || !NAMESPACE.matcher(namespace).matches()) {
            throw InputFault.in(name, "is " + namespace + "; pain.002.001.10 to pain.002.001.14 are read");
        }
    }

    /** An element ends: what it says belongs to the innermost part that has a status. */
    private void end(String text) {
        var element = path.pop();
        if (!STATUS.containsKey(element)) {
            if (!parts.isEmpty() && !text.isEmpty() && isSaid(element)) {
                parts.element().merge(element, text, (before, after) -> before + " " + after);
            }
            return;
        }
        var said = parts.pop();
        switch (element) {
            case "OrgnlGrpInfAndSts" -> group.putAll(said);
            case "OrgnlPmtInfAndSts" -> instruction.putAll(said);
            default -> listed.add(result(said));
        }
    }

    /** Of the rest, the words of the original payment could be taken for the bank's. */
    private boolean isSaid(String element) {
        return switch (element) {
            case "OrgnlMsgId", "OrgnlEndToEndId", "OrgnlInstrId" -> STATUS.containsKey(path.element());
            case "Cd", "Prtry" -> path.element().equals("Rsn");
            case "AddtlInf" -> path.element().equals("StsRsnInf");
            default -> STATUS.containsValue(element);
        };
    }

    private PaymentResult result(Map<String, String> said) {
        var reference = said.getOrDefault("OrgnlEndToEndId", said.get("OrgnlInstrId"));
        if (reference == null) {
            throw InputFault.in(name, "a payment's status stands without its OrgnlEndToEndId; ask the bank for it");
        }
        var status = said.get("TxSts");
        var above = parts.isEmpty() ? null : parts.element().get("PmtInfSts");
        var outcome = outcome(status != null ? status : above != null ? above : group.getOrDefault("GrpSts", "none"));
        return new PaymentResult(reference, outcome, outcome == Outcome.REJECTED ? reason(said) : "");
    }

    private Outcome outcome(String status) {
        if (SETTLED.contains(status)) {
            return Outcome.SUCCEEDED;
        }
        if (REFUSED.contains(status)) {
            return Outcome.REJECTED;
        }
        if (PENDING.contains(status)) {
            return Outcome.PENDING;
        }
        throw InputFault.in(name, "unknown status " + status + "; known are ACSC, ACCC, RJCT, CANC and " + PENDING);
    }

    private static String reason(Map<String, String> said) {
        var code = said.getOrDefault("Cd", said.getOrDefault("Prtry", ""));
        return ResultFile.reason((code + " " + said.getOrDefault("AddtlInf", "")).strip());
    }

    private PaymentResults results(String source) {
        var message = group.get("OrgnlMsgId");
        if (message == null) {
            throw InputFault.in(name, "names no original message (OrgnlMsgId); ask the bank for a whole report");
        }
        return new PaymentResults(source, message, rest(), listed);
    }

    private PaymentResults.@Nullable Rest rest() {
        var whole = instruction.containsKey("PmtInfSts") ? instruction : group;
        var status = instruction.getOrDefault("PmtInfSts", group.get("GrpSts"));
        if (status == null || outcome(status) == Outcome.PENDING) {
            return null;
        }
        var outcome = outcome(status);
        return new PaymentResults.Rest(outcome, outcome == Outcome.REJECTED ? reason(whole) : "");
    }
}
