package stipend.web;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.web.server.PortInUseException;
import stipend.fault.InputFault;

/**
 * Where a process that stays is seen.
 *
 * @param address the one of this machine at which it listens
 * @param port 0 takes any that is free
 */
public record Serving(String address, int port) {
    private static final int HIGHEST = 65_535;

    /** Tomcat's: how it starts is nobody's business. */
    private static final Logger SERVER = Logger.getLogger("org.apache");

    static {
        SERVER.setLevel(Level.WARNING);
    }

    /** @throws InputFault if nobody can listen there */
    public Serving {
        if (port < 0 || port > HIGHEST) {
            throw new InputFault("--port: " + port + " is none; give 0 to " + HIGHEST);
        }
        if (!isHere(address)) {
            throw new InputFault("--address: \"" + address
                    + "\" is none of this machine; give 127.0.0.1, or 0.0.0.0 for" + " all that it has");
        }
    }

    private static boolean isHere(String address) {
        try {
            var named = InetAddress.getByName(address);
            return named.isAnyLocalAddress() || NetworkInterface.getByInetAddress(named) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }

    /** As Spring takes them; nothing is shown but how it goes. */
    public List<String> properties() {
        return List.of(
                "--server.address=" + address,
                "--server.port=" + port,
                "--server.tomcat.threads.max=4",
                "--server.tomcat.threads.min-spare=1",
                "--spring.main.lazy-initialization=false",
                "--spring.web.resources.add-mappings=false",
                "--spring.mvc.problemdetails.enabled=true",
                "--management.endpoints.web.exposure.include=health,prometheus",
                "--management.endpoints.web.discovery.enabled=false",
                "--management.endpoint.health.probes.enabled=true",
                "--management.endpoint.health.show-details=never",
                "--management.endpoint.health.show-components=never",
                "--management.endpoint.health.group.readiness.include=readinessState,db,schedule",
                "--management.health.diskspace.enabled=false",
                "--management.health.ssl.enabled=false",
                "--management.health.mail.enabled=false");
    }

    /** In words, if it is the port that is the matter. */
    public static RuntimeException told(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return new InputFault(
                        "--port: " + taken.getPort() + " is in use; name another, or 0 for any that is free");
            }
        }
        return failure;
    }
}
