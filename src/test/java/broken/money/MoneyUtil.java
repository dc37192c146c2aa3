package broken.money;

class MoneyUtil {}
