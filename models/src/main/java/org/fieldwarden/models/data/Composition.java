package org.fieldwarden.models.data;

import java.util.Random;
import org.fieldwarden.models.raster.Mask;
import org.fieldwarden.models.raster.Remap;

/**
 * Ground composed for two dates, and what is changed about it, before anything that is no change is laid over it.
 *
 * @param firstMarks change labels of what is seen on the first date, as in {@link TrainingSample}; likewise second
 * @param gsdMetres metres per pixel
 * @param place whether both dates show one place, so that the second may lie a little beside the first
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one sample
record Composition(Ground first, Ground second, byte[] firstMarks, byte[] secondMarks, double gsdMetres, Place place) {

    enum Place {
        ONE,
        TWO
    }

    /** The same marks on both dates. */
    static Composition of(GroundCut cut, Ground first, Ground second, byte[] marks, Place place) {
        return new Composition(first, second, marks, marks.clone(), cut.gsdMetres(), place);
    }

    /** Nuisances, displacement, rims left out, and both dates exposed. */
    TrainingSample finished(Random random) {
        Nuisances.lay(first, gsdMetres, random);
        Nuisances.lay(second, gsdMetres, random);
        if (random.nextDouble() < 0.2) {
            Nuisances.reroof(second, random);
        }
        byte[] moved = secondMarks;
        if (place == Place.ONE) {
            Mask standing = Mask.of(first.side, at -> first.isBuilding(at) && second.isBuilding(at));
            Remap remap = Displacement.drawn(standing, random);
            second.rgb = remap.colours(second.rgb);
            second.cover = remap.labels(second.cover);
            moved = remap.labels(secondMarks);
        }
        return new TrainingSample(
                first.side,
                Exposure.of(first.rgb, first.side, random),
                Exposure.of(second.rgb, second.side, random),
                withoutRim(either(firstMarks, moved), first.side),
                first.cover,
                second.cover);
    }

    /** Left out where either is, else changed where either is. */
    private static byte[] either(byte[] one, byte[] other) {
        byte[] out = new byte[one.length];
        for (int i = 0; i < out.length; i++) {
            boolean unknown = one[i] == TrainingSample.IGNORE || other[i] == TrainingSample.IGNORE;
            out[i] = unknown ? TrainingSample.IGNORE : (byte) Math.max(one[i], other[i]);
        }
        return out;
    }

    /** One pixel on each side of the outline of what has changed does not count. */
    static byte[] withoutRim(byte[] changed, int side) {
        Mask rim = Mask.of(side, i -> changed[i] == 1).rim(1, 1);
        CoverLabels.put(changed, rim, TrainingSample.IGNORE);
        return changed;
    }
}
