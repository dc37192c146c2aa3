package broken.award;

import java.nio.file.Path;

class ReadsFiles {
    Path file;
}
