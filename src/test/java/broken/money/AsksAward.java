package broken.money;

import broken.award.AsksSql;

class AsksAward {
    AsksSql below;
}
