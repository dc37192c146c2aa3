package stipend.notice;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail through a server that is told of as {@code smtp://HOST:25}, {@code smtps://HOST:465}. */
final class Mail implements Channel {
    private static final String PATIENCE = "10000";

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final String from;
    private final List<String> to;

    /** @param user null: the server asks for none */
    Mail(URI server, @Nullable String user, @Nullable String password, String from, List<String> to) {
        this.from = from;
        this.to = List.copyOf(to);
        var protocol = server.getScheme();
        sender.setProtocol(protocol);
        sender.setHost(server.getHost());
        sender.setPort(server.getPort());
        sender.setUsername(user);
        sender.setPassword(password);
        sender.setDefaultEncoding("UTF-8");
        var properties = sender.getJavaMailProperties();
        var prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "auth", String.valueOf(user != null));
        // a password leaves only over TLS; without one TLS is taken where it is offered
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", String.valueOf(user != null && protocol.equals("smtp")));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        for (var timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty(prefix + timeout, PATIENCE);
        }
    }

    @Override
    public String name() {
        return "the mail server " + sender.getHost();
    }

    @Override
    public void deliver(Notice notice) {
        var mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(to.toArray(String[]::new));
        mail.setSubject("Stipend: " + notice.subject());
        mail.setText(notice.text() + "\n\n" + notice.kind().word() + " at " + notice.at() + "\n");
        try {
            sender.send(mail);
        } catch (MailException e) {
            throw new Undelivered(
                    "it did not take the mail (" + e.getClass().getSimpleName() + ")", e instanceof MailSendException);
        }
    }
}
