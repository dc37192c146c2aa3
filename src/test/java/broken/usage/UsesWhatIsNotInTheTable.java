package broken.usage;

import broken.unheard.NotInTheTable;

class UsesWhatIsNotInTheTable {
    NotInTheTable used;
}
