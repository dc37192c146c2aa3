package stipend.payout.bank;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import stipend.payout.PayeeForm;
import stipend.payout.Payment;

/** One credit transfer initiation of ISO 20022, pain.001.001.09, in the order in which its schema wants the elements. */
final class Pain001 {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Pattern CNAPS = Pattern.compile("[0-9]{12}");

    private final BankBatch batch;
    private final Debtor debtor;
    private final List<Payment> payments;
    private final String message;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    Pain001(BankBatch batch, Debtor debtor, List<Payment> payments) {
        this.batch = batch;
        this.debtor = debtor;
        this.payments = payments;
        this.message = BankFiles.message(batch.run());
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] write() {
        try {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            inside("CstmrCdtTrfInitn", this::initiation);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void initiation() throws XMLStreamException {
        inside("GrpHdr", () -> {
            text("MsgId", message);
            text("CreDtTm", batch.created().toString());
            sums();
            inside("InitgPty", () -> text("Nm", debtor.name()));
        });
        inside("PmtInf", this::instruction);
    }

    private void instruction() throws XMLStreamException {
        text("PmtInfId", message);
        text("PmtMtd", "TRF");
        sums();
        inside("ReqdExctnDt", () -> text("Dt", batch.due().toString()));
        party("Dbtr", debtor.name(), debtor.country());
        account("DbtrAcct", debtor.account());
        agent("DbtrAgt", debtor.bank());
        for (var payment : payments) {
            inside("CdtTrfTxInf", () -> transfer(payment));
        }
    }

    private void sums() throws XMLStreamException {
        text("NbOfTxs", Integer.toString(payments.size()));
        text("CtrlSum", BankBatch.total(payments).toPlainString());
    }

    private void transfer(Payment payment) throws XMLStreamException {
        var payee = payment.payee();
        inside("PmtId", () -> {
            text("InstrId", payment.reference());
            text("EndToEndId", payment.reference());
        });
        inside("Amt", () -> amount(payment.amount()));
        if (!payee.bankCode().isEmpty()) {
            agent("CdtrAgt", payee.bankCode());
        }
        party("Cdtr", payee.legalName().strip(), payee.country());
        account("CdtrAcct", PayeeForm.account(payee));
        inside("RmtInf", () -> text("Ustrd", batch.run().month() + " " + payment.reference()));
    }

    private void amount(BigDecimal amount) throws XMLStreamException {
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", batch.currency().getCurrencyCode());
        xml.writeCharacters(amount.toPlainString());
        xml.writeEndElement();
    }

    private void party(String element, String name, String country) throws XMLStreamException {
        inside(element, () -> {
            text("Nm", name);
            if (!country.isEmpty()) {
                inside("PstlAdr", () -> text("Ctry", country));
            }
        });
    }

    private void account(String element, String account) throws XMLStreamException {
        inside(
                element,
                () -> inside("Id", () -> {
                    if (PayeeForm.looksLikeIban(account)) {
                        text("IBAN", account);
                    } else {
                        inside("Othr", () -> text("Id", account));
                    }
                }));
    }

    private void agent(String element, String code) throws XMLStreamException {
        inside(
                element,
                () -> inside("FinInstnId", () -> {
                    if (BIC.matcher(code).matches()) {
                        text("BICFI", code);
                    } else {
                        inside("ClrSysMmbId", () -> member(code));
                    }
                }));
    }

    private void member(String code) throws XMLStreamException {
        if (CNAPS.matcher(code).matches()) {
            inside("ClrSysId", () -> text("Cd", "CNAPS"));
        }
        text("MmbId", code);
    }

    private interface Content {
        void write() throws XMLStreamException;
    }

    private void inside(String element, Content content) throws XMLStreamException {
        xml.writeStartElement(element);
        content.write();
        xml.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        inside(element, () -> xml.writeCharacters(text));
    }
}
