package org.fieldwarden.testimagery.scene;

import java.util.Optional;

/**
 * A broad-leaved crown or a shrub.
 *
 * @param crown crown radius, metres
 * @param vigour 0 = bare and brown, 1 = full green, on the flight that is rendered
 */
record Tree(double centreX, double centreY, double crown, float vigour, int seed) implements Solid {

    @Override
    public Presence presence() {
        return Presence.BOTH;
    }

    @Override
    public double radius() {
        return crown * 1.25;
    }

    @Override
    public double leanHeight() {
        return crown * 1.1;
    }

    @Override
    public SolidKind kind() {
        return SolidKind.PLANT;
    }

    @Override
    public float heightAt(double x, double y) {
        double dx = x - centreX;
        double dy = y - centreY;
        double distance = Math.sqrt(dx * dx + dy * dy);
        if (distance > radius()) {
            return 0;
        }
        double rim = crown * (1 + 0.30 * Noise.CLUMP.at(dx * 7 / crown + seed % 503, dy * 7 / crown + seed % 251));
        if (distance > rim) {
            return 0;
        }
        double t = distance / rim;
        double dome = Math.sqrt(Math.max(0, 1 - t * t));
        float leaves = Noise.CLOUD.at(x * 26 + seed % 127, y * 26);
        return (float) (crown * (0.9 + 1.1 * dome) * (1 + 0.13 * leaves));
    }

    @Override
    public void shade(double x, double y, Shading out) {
        double dx = (x - centreX) / crown;
        double dy = (y - centreY) / crown;
        float clump = Noise.CLOUD.at(x * 16 + seed % 113, y * 16);
        float leaf = Noise.GRAIN.at(x * 5.1 + seed % 59, y * 5.1);
        float tint = (seed & 15) / 15f;
        float green = 0.19f + 0.10f * tint;
        float red = 0.11f + 0.09f * tint;
        out.flat(red, green, 0.075f + 0.03f * tint);
        if (vigour < 0.6f) {
            out.blend(.30f, .25f, .18f, (0.6f - vigour) * 1.3f);
        }
        out.scale(1 + 0.42f * clump + 0.20f * leaf);
        double e = 0.12;
        float gx = Noise.CLOUD.at((x + e) * 16 + seed % 113, y * 16) - clump;
        float gy = Noise.CLOUD.at(x * 16 + seed % 113, (y + e) * 16) - clump;
        out.slopeX = (float) (-dx * 0.95 + gx * 1.5);
        out.slopeY = (float) (-dy * 0.95 + gy * 1.5);
    }

    @Override
    public Optional<Solid> later() {
        return Optional.of(this);
    }
}
