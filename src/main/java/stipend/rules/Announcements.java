package stipend.rules;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What creators were told of the rules, in the order in which it was written down. */
public interface Announcements {
    /** @throws stipend.fault.InputFault if this very file was announced before */
    void announce(Announcement announcement);

    List<Announcement> all();

    /** What creators were told last of the rules that begin with a month. */
    default Optional<Announcement> last(YearMonth from) {
        return all().stream().filter(one -> one.from().equals(from)).reduce((_, later) -> later);
    }

    /** What is to be said of rules that pay creators and are not what they were told. */
    default Optional<String> warning(Rules rules) {
        var last = last(rules.from());
        if (last.isEmpty()) {
            return Optional.of("warning: " + rules.file() + " was never announced; rules announce " + rules.file()
                    + " --by NAME keeps when creators were told");
        }
        return last.filter(told -> !told.sha256().equals(rules.sha256()))
                .map(told -> "warning: " + rules.file() + " is not the file that was announced on " + told.on() + " by "
                        + told.by() + "; rules history shows both");
    }
}
