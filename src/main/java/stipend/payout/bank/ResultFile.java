package stipend.payout.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import stipend.delivery.CsvTable;
import stipend.fault.InputFault;
import stipend.payout.PaymentResult;
import stipend.payout.PaymentResult.Outcome;
import stipend.payout.PaymentResults;

/** A bank's answer: ISO 20022 pain.002, or a CSV with {@code reference,status,reason}. */
public final class ResultFile {
    private static final List<String> COLUMNS = List.of("reference", "status", "reason");
    private static final String NO_REASON = "no reason given";

    private ResultFile() {}

    /** @throws InputFault if it is neither, or breaks its format */
    public static PaymentResults read(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            var name = String.valueOf(file.getFileName());
            var source = name + " SHA-256 " + sha256(bytes);
            return isXml(bytes) ? Pain002.read(name, source, bytes) : csv(file, name, source);
        } catch (IOException e) {
            throw InputFault.in(file, "cannot be read (" + e.getMessage() + ")");
        }
    }

    private static boolean isXml(byte[] bytes) {
        int at = bytes.length > 2 && bytes[0] == (byte) 0xEF ? 3 : 0;
        while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at < bytes.length && bytes[at] == '<';
    }

    private static PaymentResults csv(Path file, String name, String source) {
        var listed = new ArrayList<PaymentResult>();
        CsvTable.read(file, name, COLUMNS, row -> listed.add(result(row)));
        return new PaymentResults(source, null, null, listed);
    }

    private static PaymentResult result(CsvTable.Row row) {
        var reference = row.required("reference").strip();
        return switch (row.required("status").strip().toLowerCase(Locale.ROOT)) {
            case "success", "succeeded", "paid" -> new PaymentResult(reference, Outcome.SUCCEEDED, "");
            case "rejected", "failed", "returned" ->
                new PaymentResult(reference, Outcome.REJECTED, reason(row.text("reason")));
            default ->
                throw row.fault("status", "unknown status '" + row.text("status") + "'; use success or rejected");
        };
    }

    static String reason(String said) {
        return said.isBlank() ? NO_REASON : said.strip();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
