package stipend.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * A POST of JSON, signed as "Standard Webhooks" has it: {@code webhook-signature} is {@code v1,} and the base64 of the
 * HMAC-SHA256 of {@code id.timestamp.body}. The same notice has the same id each time it is tried.
 */
final class Webhook implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TOO_MANY = 429;

    private final URI address;
    private final byte[] secret;

    Webhook(URI address, byte[] secret) {
        this.address = address;
        this.secret = secret.clone();
    }

    /** What stands before and after the host may be secret. */
    @Override
    public String name() {
        return "the hook at " + address.getHost();
    }

    @Override
    public void deliver(Notice notice) {
        var body = body(notice);
        var id = UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8)).toString();
        var timestamp = String.valueOf(notice.at().getEpochSecond());
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + signature(id + "." + timestamp + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        require(send(request));
    }

    private static String body(Notice notice) {
        var fields = new TreeMap<>(Map.of(
                "event", notice.kind().word(),
                "subject", notice.subject(),
                "text", notice.text(),
                "at", notice.at().toString()));
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private String signature(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int send(HttpRequest request) {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new Undelivered("it does not answer (" + e.getClass().getSimpleName() + ")", true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Undelivered("interrupted", false);
        }
    }

    private static void require(int status) {
        if (status / 100 != 2) {
            throw new Undelivered("it answered " + status, status >= 500 || status == TOO_MANY);
        }
    }
}
