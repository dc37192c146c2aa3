package stipend.batch;

/** Tells a person how far long work has come. */
public interface Progress {
    /** Work of so many steps begins. */
    Task begin(String name, long steps);

    /** A line that stays. */
    void say(String line);

    /** One piece of work; closing ends it. */
    interface Task extends AutoCloseable {
        /** A step is done; the note says what it was. */
        void step(String note);

        @Override
        void close();
    }
}
