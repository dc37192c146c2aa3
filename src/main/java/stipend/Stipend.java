package stipend;

/** Main. */
public final class Stipend {
    private Stipend() {}

    public static void main(String[] arguments) {}
}
