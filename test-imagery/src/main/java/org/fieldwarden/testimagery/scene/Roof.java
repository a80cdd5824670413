package org.fieldwarden.testimagery.scene;

import java.util.Optional;

/**
 * A box with a roof of one kind. The look is a pure function of the position, so every tile of a picture agrees.
 *
 * @param eaves height of the walls, metres
 * @param seed chooses colour and wear
 */
record Roof(OrientedBox box, double eaves, RoofKind roofKind, Presence presence, int seed) implements Solid {

    private static final float[][] TILE = {
        {.42f, .24f, .18f}, {.30f, .29f, .29f}, {.50f, .31f, .22f}, {.36f, .33f, .31f}, {.24f, .25f, .28f}
    };
    private static final float[][] SHEET = {
        {.16f, .33f, .58f},
        {.20f, .40f, .66f},
        {.50f, .52f, .53f},
        {.70f, .71f, .70f},
        {.48f, .17f, .15f},
        {.42f, .36f, .31f},
        {.24f, .42f, .36f}
    };
    private static final float[][] CONCRETE = {
        {.56f, .55f, .52f}, {.47f, .46f, .43f}, {.62f, .60f, .56f}, {.52f, .47f, .42f}, {.40f, .40f, .39f}
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
        return eaves + ridgeRise() / 2;
    }

    @Override
    public boolean hasWalls() {
        return roofKind != RoofKind.PLASTIC_TUNNEL;
    }

    @Override
    public SolidKind kind() {
        return SolidKind.BUILDING;
    }

    private double pitch() {
        return switch (roofKind) {
            case GABLE_TILE -> 0.42 + (seed >>> 3 & 7) * 0.02;
            case STEEL_SHEET -> 0.10 + (seed >>> 3 & 7) * 0.015;
            default -> 0;
        };
    }

    private double ridgeRise() {
        return roofKind == RoofKind.PLASTIC_TUNNEL ? box.halfWidth() * 0.6 : pitch() * box.halfWidth();
    }

    @Override
    public float heightAt(double x, double y) {
        double u = box.along(x, y);
        double v = box.across(x, y);
        if (Math.abs(u) > box.halfLength() || Math.abs(v) > box.halfWidth()) {
            return 0;
        }
        double edge = Math.min(box.halfLength() - Math.abs(u), box.halfWidth() - Math.abs(v));
        return switch (roofKind) {
            case FLAT_CONCRETE -> (float) (eaves + (edge < 0.28 ? 0.7 : rooftopHeight(u, v)));
            case WALLS_ONLY -> edge < 0.3 || partition(u) ? (float) eaves : 0.12f;
            case PLASTIC_TUNNEL -> {
                double t = v / box.halfWidth();
                yield (float) (0.6 + ridgeRise() * Math.sqrt(Math.max(0, 1 - t * t)));
            }
            default -> (float) (eaves + pitch() * (box.halfWidth() - Math.abs(v)));
        };
    }

    private boolean partition(double u) {
        double spacing = 3.2 + (seed & 3) * 0.4;
        return Math.abs(Math.IEEEremainder(u, spacing)) < 0.14;
    }

    /** Stair hut, tanks and heaters of a flat roof: 0 where the roof is bare. */
    private double rooftopHeight(double u, double v) {
        if ((seed & 3) != 3 && inHut(u, v)) {
            return 2.4;
        }
        if (box.halfWidth() > 3 && tankDistance(u, v) < 0.75) {
            return 1.3;
        }
        return box.halfLength() > 4 && inHeater(u, v) ? 0.7 : 0;
    }

    private boolean inHut(double u, double v) {
        double hutU = (seed & 4) == 0 ? box.halfLength() - 1.9 : -box.halfLength() + 1.9;
        double hutV = (seed & 8) == 0 ? box.halfWidth() - 1.8 : -box.halfWidth() + 1.8;
        return box.halfWidth() > 2.8 && Math.abs(u - hutU) < 1.6 && Math.abs(v - hutV) < 1.45;
    }

    private double tankDistance(double u, double v) {
        double tankU = ((seed >>> 4 & 15) / 15.0 - 0.5) * box.halfLength();
        double tankV = ((seed >>> 8 & 15) / 15.0 - 0.5) * box.halfWidth();
        return Math.hypot(u - tankU, v - tankV);
    }

    private boolean inHeater(double u, double v) {
        double heaterU = ((seed >>> 12 & 15) / 15.0 - 0.5) * box.halfLength() * 1.3;
        double heaterV = (seed >>> 16 & 1) == 0 ? -box.halfWidth() * 0.45 : box.halfWidth() * 0.4;
        return Math.abs(u - heaterU) < 1.1 && Math.abs(v - heaterV) < 0.8;
    }

    @Override
    public void shade(double x, double y, Shading out) {
        double u = box.along(x, y);
        double v = box.across(x, y);
        switch (roofKind) {
            case FLAT_CONCRETE -> shadeConcrete(u, v, out);
            case GABLE_TILE -> shadeTile(u, v, out);
            case STEEL_SHEET -> shadeSheet(u, v, out);
            case PLASTIC_TUNNEL -> shadePlastic(u, v, out);
            case WALLS_ONLY -> shadeWalls(u, v, out);
        }
    }

    private static float[] pick(float[][] palette, int seed) {
        return palette[Math.floorMod((seed * 0x9E3779B1) >>> 7, palette.length)];
    }

    private void shadeConcrete(double u, double v, Shading out) {
        float[] base = pick(CONCRETE, seed);
        float stain = Noise.CLOUD.at(u * 9 + seed % 511, v * 9 + seed % 377);
        float fine = Noise.GRAIN.at(u * 7.3 + seed, v * 7.3);
        out.flat(base[0], base[1], base[2]);
        out.scale(1 + 0.20f * stain + 0.05f * fine);
        if (stain < -0.35f) {
            out.blend(.24f, .24f, .22f, Math.min(0.6f, (-0.35f - stain) * 1.6f));
        }
        double edge = Math.min(box.halfLength() - Math.abs(u), box.halfWidth() - Math.abs(v));
        if (edge < 0.28) {
            out.scale(1.18f);
        } else if (inHut(u, v) && (seed & 3) != 3) {
            out.scale(1.10f);
        } else if (box.halfWidth() > 3 && tankDistance(u, v) < 0.75) {
            boolean steel = (seed & 32) == 0;
            out.flat(steel ? .72f : .12f, steel ? .73f : .30f, steel ? .74f : .55f);
        } else if (box.halfLength() > 4 && inHeater(u, v)) {
            out.flat(.09f, .10f, .16f);
        }
    }

    private void shadeTile(double u, double v, Shading out) {
        float[] base = pick(TILE, seed);
        out.flat(base[0], base[1], base[2]);
        float rows = (float) Math.sin(v * 2 * Math.PI / 0.36);
        float columns = (float) Math.sin(u * 2 * Math.PI / 0.25);
        float wear = Noise.CLOUD.at(u * 11 + seed % 499, v * 11 + 37);
        out.scale(1
                + 0.07f * rows * out.visible(0.36)
                + 0.04f * columns * out.visible(0.25)
                + 0.22f * wear
                + 0.07f * Noise.GRAIN.at(u * 4, v * 4 + seed));
        if (Math.abs(v) < 0.16) {
            out.blend(.52f, .47f, .43f, 0.55f);
        }
        slope(Math.signum(v) * -pitch(), out);
    }

    private void shadeSheet(double u, double v, Shading out) {
        float[] base = pick(SHEET, seed);
        out.flat(base[0], base[1], base[2]);
        double rib = Math.abs(Math.IEEEremainder(u, 0.82));
        float seam = rib < 0.07 ? -0.10f * out.visible(0.5) : 0;
        float fade = Noise.CLOUD.at(u * 5 + seed % 401, v * 5 + seed % 211);
        out.scale(1 + seam + 0.10f * fade + 0.03f * Noise.GRAIN.at(u * 6 + seed, v * 6));
        float rust = Noise.CLOUD.at(u * 8 + 100, v * 4 + seed % 317) - 0.34f - (seed >>> 20 & 3) * 0.1f;
        if (rust > 0) {
            out.blend(.36f, .22f, .14f, Math.min(0.7f, rust * 2));
        }
        boolean skylight = (seed & 64) != 0 && Math.abs(Math.IEEEremainder(u + 2, 7.0)) < 0.5;
        if (skylight && Math.abs(v) < box.halfWidth() * 0.8) {
            out.blend(.74f, .78f, .76f, 0.7f);
        }
        if (Math.abs(v) < 0.14) {
            out.scale(1.15f);
        }
        slope(Math.signum(v) * -pitch(), out);
    }

    private void shadePlastic(double u, double v, Shading out) {
        float inside = Noise.CLOUD.at(u * 6 + seed % 97, v * 9);
        float film = 0.66f + 0.08f * Noise.CLOUD.at(u * 3, v * 3 + seed % 89);
        out.flat(film, film * 1.01f, film * 1.02f);
        out.blend(.30f, .40f, .26f, 0.24f + 0.14f * inside + (seed & 3) * 0.05f);
        double rib = Math.abs(Math.IEEEremainder(u, 1.3));
        if (rib < 0.08) {
            out.scale(0.86f);
        }
        double t = v / box.halfWidth();
        slope(-t * 0.75, out);
    }

    private void shadeWalls(double u, double v, Shading out) {
        double edge = Math.min(box.halfLength() - Math.abs(u), box.halfWidth() - Math.abs(v));
        float fine = Noise.GRAIN.at(u * 9 + seed, v * 9);
        if (edge < 0.3 || partition(u)) {
            out.flat(.55f, .36f, .28f);
            out.scale(1 + 0.12f * fine);
        } else {
            out.flat(.43f, .39f, .33f);
            out.scale(1 + 0.22f * Noise.CLOUD.at(u * 14 + seed % 97, v * 14) + 0.08f * fine);
        }
    }

    /** Slope across the box, turned into scene axes. */
    private void slope(double riseAcross, Shading out) {
        out.slopeX = (float) (-riseAcross * Math.sin(box.angle()));
        out.slopeY = (float) (riseAcross * Math.cos(box.angle()));
    }

    @Override
    public Optional<Solid> later() {
        return presence == Presence.BASELINE_ONLY ? Optional.empty() : Optional.of(with(Presence.BOTH));
    }

    /** The same building on other flights. */
    Roof with(Presence other) {
        return new Roof(box, eaves, roofKind, other, seed);
    }
}
