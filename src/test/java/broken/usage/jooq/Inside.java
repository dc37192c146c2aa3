package broken.usage.jooq;

import broken.database.Rows;
import org.jspecify.annotations.Nullable;

public class Inside {
    @Nullable
    Rows rows;
}
