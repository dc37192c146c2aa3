package broken.usage;

import broken.usage.jooq.Inside;

class AsksItsOwnInside {
    Inside inside;
}
