package org.fieldwarden.reporting.audit;

/**
 * What a model said of a pair that was judged as a whole.
 *
 * @param name of the pair
 * @param place where it lies
 * @param polygons reported objects of the asked classes: 8-connected pixels
 * @param flaggedM2 their area
 * @param groundM2 area of the pair
 * @param unobservedM2 area of it that was not judged
 */
public record JudgedOutcome(
        String name,
        String place,
        Judgement judgement,
        long polygons,
        double flaggedM2,
        double groundM2,
        double unobservedM2) {

    /** What a prediction comes to. */
    public static JudgedOutcome of(JudgedPairs.JudgedPair pair, Prediction prediction, ClassScope classes) {
        ImagePair images = pair.images();
        double pixelM2 = images.gsd().metres() * images.gsd().metres();
        Mask flagged = classes.predicted(prediction);
        long pixels = (long) prediction.width() * prediction.height();
        return new JudgedOutcome(
                images.name(),
                images.place(),
                pair.judgement(),
                Components.of(flagged, Components.Neighbours.EIGHT).count(),
                flagged.count() * pixelM2,
                pixels * pixelM2,
                (pixels - prediction.observed().count()) * pixelM2);
    }

    boolean flagged() {
        return polygons > 0;
    }

    double observedM2() {
        return groundM2 - unobservedM2;
    }
}
