package stipend.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import stipend.usage.Manifest.Bucket;

/**
 * How things stood at an instant.
 *
 * @param lastDay the beginning of the newest counted day; empty if none is counted
 * @param rows of that day
 * @param lag days from the newest counted one to yesterday
 * @param uncounted delivered days up to yesterday that are not counted
 * @param missing days without a delivery
 * @param steps seconds that the last one of each step took that was finished, by job and step
 * @param jobRuns by job and status
 * @param payoutRuns by state
 */
record Picture(
        Optional<Instant> lastDay,
        Map<Bucket, Long> rows,
        long lag,
        long uncounted,
        long missing,
        Map<String, Double> steps,
        Map<String, Long> jobRuns,
        Map<String, Long> payoutRuns,
        boolean paused) {}
