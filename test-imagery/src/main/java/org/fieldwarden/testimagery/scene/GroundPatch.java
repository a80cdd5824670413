package org.fieldwarden.testimagery.scene;

import java.util.Optional;
import java.util.Random;
import org.fieldwarden.core.LandCover;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;

/**
 * A piece of ground of one kind. Patches are painted in list order, later ones over earlier ones. What a field shows on
 * a flight (crop stage, ploughed or not) is drawn from the seed and the flight, not kept: it is never a change.
 *
 * @param shape outline in scene metres
 * @param rowAngle direction of rows and furrows, radians
 */
record GroundPatch(Polygon shape, GroundKind ground, Presence presence, double rowAngle, int seed) {

    /**
     * How far the crop covers the soil on a flight.
     *
     * @return 0 = bare soil, 1 = closed crop
     */
    float cropCover(FlightConditions conditions) {
        if (!ground.isField()) {
            return 1;
        }
        Random random = new Random(seed * 31L + conditions.seasonSeed() * 7919L);
        float draw = random.nextFloat();
        float fallow = 0.9f - 0.75f * (float) conditions.season();
        if (draw < fallow * 0.6f) {
            return random.nextFloat() * 0.18f;
        }
        return 0.45f + 0.55f * random.nextFloat();
    }

    LandCover landCover(FlightConditions conditions) {
        if (!ground.isField()) {
            return ground.grown();
        }
        float cover = cropCover(conditions);
        if (ground == GroundKind.PADDY && cover < 0.18f && flooded(conditions)) {
            return LandCover.WATER;
        }
        return cover < 0.3f ? LandCover.BARE_GROUND : LandCover.VEGETATION;
    }

    boolean flooded(FlightConditions conditions) {
        return ground == GroundKind.PADDY
                && cropCover(conditions) < 0.18f
                && new Random(seed * 17L + conditions.seasonSeed()).nextInt(3) == 0;
    }

    Envelope envelope() {
        return shape.getEnvelopeInternal();
    }

    Coordinate[] ring() {
        return shape.getExteriorRing().getCoordinates();
    }

    /** The same on the pair of flights that follows; empty where it is gone by then. */
    Optional<GroundPatch> later() {
        return presence == Presence.BASELINE_ONLY
                ? Optional.empty()
                : Optional.of(new GroundPatch(shape, ground, Presence.BOTH, rowAngle, seed));
    }
}
