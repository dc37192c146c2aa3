package stipend.payout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import stipend.payout.CaseFile.Claimed;
import stipend.payout.CaseFile.Recovery;
import stipend.payout.CaseFile.Status;

/**
 * Cases, and what they won back. Nothing that was written into a case is changed or taken out. Each command is one
 * transaction; giving it again, as after an interruption, changes nothing.
 */
public interface CaseBook {

    /** @return false if the case is open under that title already */
    boolean open(String caseId, String title, Step step);

    /**
     * Adds models; those that it has already with the same claimant and weight stay.
     *
     * @return how many are new
     * @throws stipend.fault.InputFault if one of them is there with another claimant or weight; none is added then
     */
    int add(String caseId, List<Claimed> models, Step step);

    /**
     * Keeps a copy of the file under its SHA-256, and what it is said to show.
     *
     * @return false if the case has that very file already
     */
    boolean register(String caseId, Path file, String wording, Step step);

    /** @return false if that is its status already */
    boolean turn(String caseId, Status status, Step step);

    /**
     * Shares money that came in over the case's models, as adjustments of the next run.
     *
     * @return how many adjustments are new: none if that reference was shared before
     */
    int recover(String caseId, Recovery recovery);

    /** By id. */
    List<CaseFile> all();

    Optional<CaseFile> find(String caseId);
}
