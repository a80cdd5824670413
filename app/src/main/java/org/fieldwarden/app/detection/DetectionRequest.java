package org.fieldwarden.app.detection;

import java.nio.file.Path;
import org.fieldwarden.core.Orthophoto;
import org.fieldwarden.georef.Divisions;

/**
 * What is to be compared, and where the result goes.
 *
 * @param baseline open orthophoto of the earlier flight
 * @param current open orthophoto of the later flight
 * @param divisions villages that changes are placed in, or {@link Divisions#none()}
 * @param out folder of the deliverables; block results lie in it too
 */
public record DetectionRequest(Orthophoto baseline, Orthophoto current, Divisions divisions, Path out) {}
