package org.fieldwarden.testimagery.scene;

import java.util.Optional;

/**
 * A car, van or lorry: there on one flight, gone on the other, and never a change.
 *
 * @param height roof height, metres
 */
record Vehicle(OrientedBox box, double height, Presence presence, int seed) implements Solid {

    private static final float[][] PAINT = {
        {.82f, .82f, .82f},
        {.10f, .10f, .11f},
        {.45f, .46f, .48f},
        {.55f, .08f, .07f},
        {.12f, .20f, .42f},
        {.70f, .68f, .60f},
        {.25f, .27f, .28f}
    };

    @Override
    public double radius() {
        return box.radius();
    }

    @Override
    public double centreX() {
        return box.centreX();
    }

    @Override
    public double centreY() {
        return box.centreY();
    }

    @Override
    public double leanHeight() {
        return height;
    }

    @Override
    public SolidKind kind() {
        return SolidKind.VEHICLE;
    }

    @Override
    public float heightAt(double x, double y) {
        double u = Math.abs(box.along(x, y)) / box.halfLength();
        double v = Math.abs(box.across(x, y)) / box.halfWidth();
        if (u > 1 || v > 1 || (u > 0.93 && v > 0.8)) {
            return 0;
        }
        return (float) (u > 0.68 && box.halfLength() < 3 ? height * 0.62 : height);
    }

    @Override
    public void shade(double x, double y, Shading out) {
        double u = box.along(x, y) / box.halfLength();
        double v = box.across(x, y) / box.halfWidth();
        float[] paint = PAINT[Math.floorMod(seed, PAINT.length)];
        out.flat(paint[0], paint[1], paint[2]);
        boolean car = box.halfLength() < 3;
        boolean windscreen = car && Math.abs(v) < 0.8 && ((u > 0.28 && u < 0.55) || (u < -0.5 && u > -0.72));
        if (windscreen) {
            out.flat(.07f, .09f, .11f);
        } else if (!car && u > 0.62 && u < 0.7) {
            out.scale(0.3f);
        }
        out.slopeX = (float) (0.12 * v * -Math.sin(box.angle()));
        out.slopeY = (float) (0.12 * v * Math.cos(box.angle()));
    }

    /** What has come drives off, and where one has left another comes; one that stays, stays. */
    @Override
    public Optional<Solid> later() {
        Presence next = switch (presence) {
            case BOTH -> Presence.BOTH;
            case BASELINE_ONLY -> Presence.CURRENT_ONLY;
            case CURRENT_ONLY -> Presence.BASELINE_ONLY;
        };
        return Optional.of(new Vehicle(box, height, next, seed));
    }
}
