package stipend.fault;

/** Somebody else is at it: the same, asked for in a while, will do. Exit 2. */
public final class BusyFault extends Fault {
    private static final long serialVersionUID = 1L;

    public BusyFault(String line) {
        super(line);
    }

    @Override
    public int exitCode() {
        return 2;
    }
}
