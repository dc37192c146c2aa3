package stipend.rules;

/** A place where the text is no YAML, or YAML that has no place in rules; nothing behind it can be read. */
final class BadYaml extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    BadYaml(Problem problem) {
        super(problem.what(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
