package stipend.notice;

/** A notice that was not taken. */
final class Undelivered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /** @param passing whether the next try may do */
    Undelivered(String why, boolean passing) {
        super(why);
        this.passing = passing;
    }

    boolean isPassing() {
        return passing;
    }
}
