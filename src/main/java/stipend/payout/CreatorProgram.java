package stipend.payout;

import java.util.Comparator;
import stipend.award.Award;
import stipend.text.CodePoints;

/** A creator and the program that awards him: what a difference of a closed month is told, and posted, by. */
public record CreatorProgram(String creatorId, String program) implements Comparable<CreatorProgram> {
    private static final Comparator<CreatorProgram> ORDER = Comparator.comparing(
                    CreatorProgram::creatorId, CodePoints.ORDER)
            .thenComparing(CreatorProgram::program, CodePoints.ORDER);

    static CreatorProgram of(Award award) {
        return new CreatorProgram(award.creatorId(), award.program());
    }

    @Override
    public int compareTo(CreatorProgram other) {
        return ORDER.compare(this, other);
    }
}
