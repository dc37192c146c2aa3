package broken.usage.jooq;

public class Inside {}
