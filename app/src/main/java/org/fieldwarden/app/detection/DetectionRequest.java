package org.fieldwarden.app.detection;

import java.nio.file.Path;
import java.util.Optional;
import org.fieldwarden.app.screening.ScreeningMeans;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.georef.Divisions;

/**
 * What is to be compared, and where the result goes.
 *
 * @param baseline open orthophoto of the earlier flight
 * @param current open orthophoto of the later flight
 * @param divisions villages that changes are placed in, or {@link Divisions#none()}
 * @param output where the result goes
 * @param screening what the changes are laid on; empty: they are not screened
 */
public record DetectionRequest(
        Orthophoto baseline,
        Orthophoto current,
        Divisions divisions,
        Output output,
        Optional<ScreeningMeans> screening) {

    /**
     * Where a result goes.
     *
     * @param folder of the deliverables; block results lie in it too
     * @param register that the changes are kept in
     */
    public record Output(Path folder, Path register) {

        /** A folder with a register of its own. */
        public static Output in(Path folder) {
            return new Output(folder, Deliverables.register(folder));
        }

        /** Whether the register lies elsewhere and is of more than this comparison. */
        boolean hasRegisterElsewhere() {
            return !register.toAbsolutePath()
                    .normalize()
                    .equals(Deliverables.register(folder).toAbsolutePath().normalize());
        }
    }

    /** A comparison without screening, with a register of its own. */
    public DetectionRequest(Orthophoto baseline, Orthophoto current, Divisions divisions, Path out) {
        this(baseline, current, divisions, Output.in(out), Optional.empty());
    }

    /** Folder of the deliverables. */
    public Path out() {
        return output.folder();
    }
}
