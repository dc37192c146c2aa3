package stipend.fault;

/** Work that was rightly asked for and failed, an error in a row's award among it: exit 1. */
public final class WorkFault extends Fault {
    private static final long serialVersionUID = 1L;

    public WorkFault(String line) {
        super(line);
    }

    @Override
    public int exitCode() {
        return 1;
    }
}
