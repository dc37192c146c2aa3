package stipend.usage;

import java.nio.file.Path;

/** A folder for one piece of work, which goes with it. */
public interface Room extends AutoCloseable {
    Path folder();

    @Override
    void close();
}
