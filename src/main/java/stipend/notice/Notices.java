package stipend.notice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Sends notices by every channel there is, each with some patience. */
public final class Notices {
    private static final int RETRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<Channel> channels;

    Notices(List<Channel> channels) {
        this.channels = List.copyOf(channels);
    }

    /** Where they go; none where nothing is configured. */
    public List<String> channels() {
        return channels.stream().map(Channel::name).toList();
    }

    /** @return of each channel that did not take it, which and why */
    public List<String> send(Notice notice) {
        return channels.stream()
                .flatMap(channel -> undelivered(channel, notice).stream())
                .toList();
    }

    private static Optional<String> undelivered(Channel channel, Notice notice) {
        try {
            var patient = new RetryTemplate(RetryPolicy.builder()
                    .maxRetries(RETRIES)
                    .delay(PAUSE)
                    .multiplier(3)
                    .predicate(fault -> fault instanceof Undelivered undelivered && undelivered.isPassing())
                    .build());
            patient.execute(() -> {
                channel.deliver(notice);
                return notice;
            });
            return Optional.empty();
        } catch (RetryException e) {
            var last = e.getCause() == null ? e : e.getCause();
            return Optional.of("the notice \"" + notice.subject() + "\" was not taken by " + channel.name() + ": "
                    + last.getMessage());
        }
    }
}
