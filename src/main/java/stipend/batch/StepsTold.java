package stipend.batch;

import java.util.function.Consumer;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Tells whoever started a job of each step that is done; one job runs at a time. */
final class StepsTold implements StepExecutionListener {
    private volatile Consumer<String> listener = _ -> {};

    /** While the work runs, {@code each} gets the names of the steps that are done. */
    void during(Runnable work, Consumer<String> each) {
        listener = each;
        try {
            work.run();
        } finally {
            listener = _ -> {};
        }
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        if (step.getExitStatus().getExitCode().equals(ExitStatus.COMPLETED.getExitCode())) {
            listener.accept(step.getStepName());
        }
        return step.getExitStatus();
    }
}
