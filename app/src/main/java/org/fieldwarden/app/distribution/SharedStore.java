package org.fieldwarden.app.distribution;

import java.util.Optional;
import org.fieldwarden.core.PixelGrid;
import org.fieldwarden.detector.BlockResultStore;
import org.fieldwarden.detector.Sha256;
import org.fieldwarden.detector.ShiftField;
import org.fieldwarden.detector.ShiftFieldFormat;
import org.fieldwarden.detector.storage.Storage;

/**
 * What planner and workers share: {@code blocks} holds block results under their content keys, {@code jobs/ID} the
 * description of a comparison under way and what could not be judged in it, {@code attempts} who began which block.
 */
final class SharedStore {

    private final Storage storage;
    private final BlockResultStore blocks;
    private final Attempts attempts;

    SharedStore(Storage storage) {
        this.storage = storage;
        this.blocks = BlockResultStore.over(storage.under("blocks"));
        this.attempts = new Attempts(storage.under("attempts"));
    }

    /** Results that hold for ever. */
    BlockResultStore blocks() {
        return blocks;
    }

    Attempts attempts() {
        return attempts;
    }

    /** Results of blocks that could not be judged in this run of a job; the next run tries them anew. */
    BlockResultStore unscored(String job) {
        return BlockResultStore.over(folder(job).under("unscored"));
    }

    /** Id of a job: what is in it, so that a planner that was killed finds its own job again. */
    static String id(Job job) {
        return Sha256.hex(JobJson.encode(job));
    }

    static String hash(ShiftField shifts) {
        return Sha256.hex(ShiftFieldFormat.encode(shifts));
    }

    /** Writes a job, the shift field first, so that whoever sees the job sees all of it. */
    void put(Job job, ShiftField shifts) {
        Storage folder = folder(id(job));
        folder.put("shifts", ShiftFieldFormat.encode(shifts));
        folder.put("job.json", JobJson.encode(job));
    }

    /** The job, if it is there and sound. */
    Optional<Job> find(String job) {
        return folder(job)
                .find("job.json")
                .filter(bytes -> Sha256.hex(bytes).equals(job))
                .flatMap(JobJson::decode);
    }

    /** The shift field of a job, if it is there and sound. */
    Optional<ShiftField> shifts(Job job) {
        PixelGrid grid = job.grid();
        return folder(id(job))
                .find("shifts")
                .filter(bytes -> Sha256.hex(bytes).equals(job.shiftsHash()))
                .flatMap(bytes -> ShiftFieldFormat.decode(grid, bytes));
    }

    /** Forgets a job that is done, so that a request that still lies in the topic makes no work. */
    void close(String job) {
        Storage folder = folder(job);
        folder.delete("job.json");
        folder.delete("shifts");
        folder.list("").forEach(folder::delete);
    }

    private Storage folder(String job) {
        return storage.under("jobs/" + job);
    }

    @Override
    public String toString() {
        return storage.toString();
    }
}
