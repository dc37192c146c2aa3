package stipend.notice;

/** A way to the people outside. */
interface Channel {
    /** To whom or where, without anything secret. */
    String name();

    /** @throws Undelivered if it was not taken */
    void deliver(Notice notice);
}
