package stipend.usage.duckdb;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stipend.fault.InputFault;

/** How much memory counting may use beside the JVM's own; what does not fit goes to the disk. */
public record Memory(long mebibytes) {
    /** The environment variable that says it. */
    public static final String VARIABLE = "STIPEND_MEMORY";

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5})(MB|GB)");
    private static final long USUAL = 2048;
    private static final long LEAST = 256;
    private static final long EACH_THREAD = 256;

    /**
     * @param given such as 4GB or 512MB; null or blank: 2 GB, and on a small machine half of what it has
     * @throws InputFault if it is no such size, or less than 256 MB
     */
    public static Memory of(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return new Memory(Math.clamp(machine() / 2, LEAST, USUAL));
        }
        var size = SIZE.matcher(given.strip());
        var mebibytes = size.matches() ? Long.parseLong(size.group(1)) * ("GB".equals(size.group(2)) ? 1024 : 1) : 0;
        if (mebibytes < LEAST) {
            throw InputFault.in(
                    VARIABLE, "\"" + given + "\" is no size from " + LEAST + "MB up; write it as 4GB or 512MB");
        }
        return new Memory(mebibytes);
    }

    private static long machine() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
    }

    /** As many as there are processors, as long as each has room to work. */
    int threads() {
        return Math.clamp(mebibytes / EACH_THREAD, 1, Runtime.getRuntime().availableProcessors());
    }
}
