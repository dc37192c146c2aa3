package broken.catalog;

import broken.usage.jooq.Inside;

class EntersAnothersInside {
    Inside inside;
}
