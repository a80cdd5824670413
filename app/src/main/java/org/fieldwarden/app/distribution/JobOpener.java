package org.fieldwarden.app.distribution;

import java.util.function.Function;
import org.fieldwarden.app.detection.PairScoring.AlignedPair;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.ingest.geotiff.GeoTiffOrthophoto;

/** Opens the flights of a job, and refuses a job that would not give the very results that were asked for. */
final class JobOpener implements Function<String, OpenJobs.OpenedJob> {

    private final SharedStore store;
    private final String bundleHash;

    /** @param bundleHash of this worker's model */
    JobOpener(SharedStore store, String bundleHash) {
        this.store = store;
        this.bundleHash = bundleHash;
    }

    /** @throws JobRefusedException where this worker cannot do the job */
    @Override
    public OpenJobs.OpenedJob apply(String id) {
        Job job = store.find(id)
                .orElseThrow(() -> new JobRefusedException("The job is not in this worker's store " + store
                        + " (any more), or was written by another version; give all processes one --store and one"
                        + " version."));
        if (!job.bundleHash().equals(bundleHash)) {
            throw new JobRefusedException("The job is for the model bundle " + job.bundleHash() + ", this worker has "
                    + bundleHash + "; start it with the same --model.");
        }
        ShiftField shifts = store.shifts(job)
                .orElseThrow(() -> new JobRefusedException(
                        "The shift field of the job is damaged in the store; run the comparison again."));
        GeoTiffOrthophoto baseline = open(job.flights().baseline());
        try {
            GeoTiffOrthophoto current = open(job.flights().current());
            return new OpenJobs.OpenedJob(new AlignedPair(baseline, current, job.grid(), shifts), () -> {
                baseline.close();
                current.close();
            });
        } catch (JobRefusedException e) {
            baseline.close();
            throw e;
        }
    }

    private static GeoTiffOrthophoto open(FlightFile file) {
        GeoTiffOrthophoto orthophoto;
        try {
            orthophoto = GeoTiffOrthophoto.open(file.path(), file.id(), file.flownOn());
        } catch (InputDataException e) {
            throw new JobRefusedException("A flight cannot be opened here: " + e.getMessage()
                    + ". Every machine must see the flights under the same path.");
        }
        String found = orthophoto.flight().contentHash();
        if (!found.equals(file.contentHash())) {
            orthophoto.close();
            throw new JobRefusedException(file.path() + " has the content hash " + found + " here, not "
                    + file.contentHash() + "; it is another file, or was changed during the run.");
        }
        return orthophoto;
    }
}
