package broken.database;

public class Rows {}
