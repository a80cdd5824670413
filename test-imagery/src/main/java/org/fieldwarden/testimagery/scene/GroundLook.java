package org.fieldwarden.testimagery.scene;

/**
 * How the ground of each kind looks on one flight. The look is a function of position and flight alone.
 *
 * <p>Colours are display values in [0, 1] under full sun on flat ground.
 */
final class GroundLook {

    private final FlightConditions conditions;
    private final float soilRed;
    private final float soilGreen;
    private final float soilBlue;

    GroundLook(FlightConditions conditions, double soilRedness) {
        this.conditions = conditions;
        soilRed = (float) (0.50 + 0.08 * soilRedness);
        soilGreen = (float) (0.42 - 0.06 * soilRedness);
        soilBlue = (float) (0.32 - 0.10 * soilRedness);
    }

    void shade(GroundPatch patch, float cropCover, double x, double y, Shading out) {
        int seed = patch.seed();
        float fine = Noise.GRAIN.at(x * 6.1 + seed % 251, y * 6.1);
        float cloud = Noise.CLOUD.at(x * 5 + seed % 509, y * 5 + seed % 307);
        switch (patch.ground()) {
            case ASPHALT -> asphalt(cloud, fine, out);
            case ROAD_MARKING -> {
                out.flat(.78f, .78f, .75f);
                out.scale(0.85f + 0.15f * cloud);
            }
            case CONCRETE -> concrete(patch, new double[] {x, y}, cloud, fine, out);
            case DIRT_ROAD -> {
                soil(1.12f + 0.16f * cloud + 0.07f * fine, out);
                grow(0.55f * smooth(0.15f, 0.6f, Noise.CLOUD.at(x * 3 + 77, y * 3)), 0.3f, cloud, out);
            }
            case GRASS, ORCHARD -> grass(patch, new double[] {x, y}, cloud, fine, out);
            case ROW_CROP -> rows(patch, cropCover, new double[] {x, y}, cloud, fine, out);
            case VEGETABLES -> beds(patch, cropCover, new double[] {x, y}, cloud, fine, out);
            case PADDY -> paddy(patch, cropCover, new double[] {x, y}, cloud, fine, out);
            case EXCAVATION -> dug(new double[] {x, y}, cloud, fine, out);
            case RUBBLE -> rubble(new double[] {x, y}, cloud, fine, out);
            case WATER -> water(patch, new double[] {x, y}, cloud, out);
        }
    }

    private static float smooth(float low, float high, float value) {
        float t = Math.max(0, Math.min(1, (value - low) / (high - low)));
        return t * t * (3 - 2 * t);
    }

    private void soil(float brightness, Shading out) {
        out.flat(soilRed, soilGreen, soilBlue);
        out.scale(brightness);
    }

    /** Lays plants of a hue over what is there; hue 0 = deep green, 1 = yellow. */
    private void grow(float share, float hue, float cloud, Shading out) {
        float winter = (float) (1 - conditions.season());
        float red = 0.21f + 0.26f * hue + 0.08f * winter;
        float green = 0.33f + 0.12f * hue - 0.02f * winter;
        float blue = 0.13f + 0.05f * hue;
        float shade = 1 + 0.16f * cloud;
        out.blend(red * shade, green * shade, blue * shade, Math.max(0, Math.min(1, share)));
    }

    private void asphalt(float cloud, float fine, Shading out) {
        out.flat(.33f, .33f, .34f);
        out.scale(1 + 0.13f * cloud + 0.05f * fine);
    }

    private void concrete(GroundPatch patch, double[] at, float cloud, float fine, Shading out) {
        float tone = 0.56f + (patch.seed() & 7) * 0.018f;
        out.flat(tone, tone * 0.985f, tone * 0.94f);
        out.scale(1 + 0.14f * cloud + 0.04f * fine);
        double cos = Math.cos(patch.rowAngle());
        double sin = Math.sin(patch.rowAngle());
        double u = at[0] * cos + at[1] * sin;
        double v = at[1] * cos - at[0] * sin;
        boolean joint = Math.abs(Math.IEEEremainder(u, 4.5)) < 0.05 || Math.abs(Math.IEEEremainder(v, 4.5)) < 0.05;
        if (joint) {
            out.scale(1 - 0.13f * out.visible(0.4));
        }
        float dirt = Noise.CLOUD.at(at[0] * 2.2 + patch.seed() % 131, at[1] * 2.2) - 0.25f;
        if (dirt > 0) {
            out.blend(soilRed * 0.9f, soilGreen * 0.9f, soilBlue * 0.9f, Math.min(0.45f, dirt));
        }
    }

    private void grass(GroundPatch patch, double[] at, float cloud, float fine, Shading out) {
        soil(0.98f + 0.12f * cloud, out);
        float clumps = Noise.CLOUD.at(at[0] * 13 + patch.seed() % 91, at[1] * 13);
        float broad = Noise.CLOUD.at(at[0] * 1.4 + patch.seed() % 317, at[1] * 1.4);
        float season = (float) conditions.season();
        grow(
                0.55f + 0.35f * season + 0.5f * broad + 0.35f * clumps,
                0.45f - 0.35f * season + 0.25f * broad,
                cloud,
                out);
        out.scale(1 + 0.12f * clumps + 0.07f * fine);
        out.slopeX = 0.25f * clumps;
        out.slopeY = 0.25f * fine;
    }

    private void rows(GroundPatch patch, float cover, double[] at, float cloud, float fine, Shading out) {
        int seed = patch.seed();
        double cos = Math.cos(patch.rowAngle());
        double sin = Math.sin(patch.rowAngle());
        double spacing = 0.35 + (seed >>> 4 & 15) * 0.07;
        double across = at[1] * cos - at[0] * sin + 0.12 * Noise.CLOUD.at(at[0] * 2, at[1] * 2);
        float wave = (float) Math.sin(across * 2 * Math.PI / spacing);
        float seen = out.visible(spacing);
        float damp = Noise.CLOUD.at(at[0] * 1.1 + seed % 173, at[1] * 1.1 + conditions.seasonSeed() % 331);
        soil(0.92f + 0.12f * cloud + 0.10f * damp + 0.06f * fine + 0.08f * wave * seen, out);
        float clumps = Noise.CLOUD.at(at[0] * 15 + seed % 91, at[1] * 15);
        float stand = 0.5f * wave * seen + 0.25f * clumps + 0.3f * damp;
        float hue = ((seed >>> 9 & 15) / 15f) * 0.6f + (conditions.seasonSeed() + seed) % 5 * 0.09f;
        grow(smooth(0.55f - 1.3f * cover, 0.95f - 1.3f * cover, stand), hue + 0.15f * damp, cloud, out);
        out.scale(1 + 0.10f * clumps * cover);
        float ridge = 0.30f * seen * (float) Math.cos(across * 2 * Math.PI / spacing);
        out.slopeX = (float) -sin * ridge;
        out.slopeY = (float) cos * ridge;
    }

    private void beds(GroundPatch patch, float cover, double[] at, float cloud, float fine, Shading out) {
        double cos = Math.cos(patch.rowAngle());
        double sin = Math.sin(patch.rowAngle());
        double u = at[0] * cos + at[1] * sin;
        double v = at[1] * cos - at[0] * sin;
        double bed = Math.floor(v / 1.5);
        double place = v / 1.5 - bed;
        int crop = Math.floorMod((int) (bed * 73 + Math.floor(u / 9) * 37 + patch.seed() + conditions.seasonSeed()), 7);
        soil(0.85f + 0.12f * cloud + 0.06f * fine, out);
        boolean furrow = place < 0.2 && out.visible(0.6) > 0.3;
        float clumps = Noise.CLOUD.at(at[0] * 20 + crop * 51, at[1] * 20);
        if (!furrow) {
            float stand = crop == 0 ? 0.05f : 0.35f + 0.6f * cover + 0.4f * clumps;
            grow(stand, crop * 0.11f, cloud, out);
            out.scale(1 + 0.18f * clumps);
        }
    }

    private void paddy(GroundPatch patch, float cover, double[] at, float cloud, float fine, Shading out) {
        int seed = patch.seed();
        float broad = Noise.CLOUD.at(at[0] * 1.7 + seed % 211, at[1] * 1.7);
        if (patch.flooded(conditions)) {
            out.flat(.36f, .36f, .31f);
            out.scale(1 + 0.10f * broad + 0.03f * fine);
            return;
        }
        soil(0.88f + 0.10f * cloud, out);
        float hue = (conditions.seasonSeed() + seed / 7) % 7 * 0.16f;
        float stubble = Noise.CLOUD.at(at[0] * 24, at[1] * 24);
        grow(cover < 0.2f ? 0.25f + 0.3f * stubble : 0.75f + 0.3f * cover + 0.2f * broad, hue, cloud, out);
        out.scale(1 + 0.07f * broad + 0.05f * fine + 0.07f * stubble);
    }

    private void dug(double[] at, float cloud, float fine, Shading out) {
        float heap = Noise.CLOUD.at(at[0] * 4.5, at[1] * 4.5 + 61);
        float east = Noise.CLOUD.at((at[0] + 0.3) * 4.5, at[1] * 4.5 + 61);
        float south = Noise.CLOUD.at(at[0] * 4.5, (at[1] + 0.3) * 4.5 + 61);
        out.flat(soilRed * 1.18f, soilGreen * 1.04f, soilBlue * 0.92f);
        out.scale(1 + 0.20f * heap + 0.10f * cloud + 0.09f * fine);
        out.slopeX = (east - heap) * 3.2f;
        out.slopeY = (south - heap) * 3.2f;
    }

    private void rubble(double[] at, float cloud, float fine, Shading out) {
        float chunk = Noise.CLUMP.at(at[0] * 16, at[1] * 16);
        out.flat(.50f, .45f, .40f);
        out.scale(1 + 0.36f * chunk + 0.16f * fine + 0.12f * cloud);
        out.slopeX = 0.5f * chunk;
        out.slopeY = 0.5f * fine;
    }

    private void water(GroundPatch patch, double[] at, float cloud, Shading out) {
        float tint = (patch.seed() & 15) / 15f;
        float drift = Noise.CLOUD.at(at[0] * 1.2 + patch.seed() % 99, at[1] * 1.2);
        out.flat(0.19f + 0.13f * tint, 0.27f + 0.09f * tint, 0.24f + 0.03f * tint);
        out.scale(1 + 0.10f * drift + 0.03f * cloud);
        float weed = drift - 0.30f;
        if (weed > 0) {
            out.blend(.28f, .40f, .17f, Math.min(0.6f, weed * 2.5f));
        }
    }
}
