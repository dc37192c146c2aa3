package stipend.web;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The log of a process that stays: a line of JSON for each event, on standard output. */
public final class JsonLog {
    private JsonLog() {}

    /** From now on; logback-serve.xml says what of it. */
    public static void begin() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        context.reset();
        try {
            configurator.doConfigure(JsonLog.class.getResource("/logback-serve.xml"));
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // the web server's words, too
        SLF4JBridgeHandler.install();
    }
}
