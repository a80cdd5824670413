package org.fieldwarden.app.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.fieldwarden.core.GroundSamplingDistance;
import org.fieldwarden.core.LandCover;
import org.fieldwarden.core.OrthophotoTile;
import org.fieldwarden.core.PixelWindow;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.reporting.audit.ClassScope;
import org.fieldwarden.testimagery.scene.Epoch;
import org.fieldwarden.testimagery.scene.FlightConditions;
import org.fieldwarden.testimagery.scene.FlightConditions.ShiftDial;
import org.fieldwarden.testimagery.scene.SceneComposer;
import org.fieldwarden.testimagery.scene.SceneLabels;
import org.fieldwarden.testimagery.scene.SceneRenderer;
import org.fieldwarden.testimagery.scene.SceneSettings;

/**
 * Rendered villages as labelled pairs, each on two flights under conditions of their own, in the layout that {@code audit}
 * reads: {@code A}, {@code B}, {@code label}, and the land cover of both dates in {@code from} and {@code to}.
 *
 * @param sidePx side of each picture
 * @param gsd of the pictures
 * @param classes which changes the labels show: with buildings, those that come, go or are built over
 */
public record ScenePairs(int sidePx, GroundSamplingDistance gsd, ClassScope classes) {

    private static final List<String> SIDES = List.of("A", "B", "label", "from", "to");
    private static final double CHANGES_PER_HECTARE = 4;
    private static final double M2_PER_HECTARE = 10_000;
    private static final int MARK = 255;

    /**
     * Renders and writes pairs.
     *
     * @param seed the same seed gives the same bytes
     * @param out made where it is absent
     * @throws UsageException where it cannot be written
     */
    public void write(int count, long seed, Path out) {
        try {
            for (String side : SIDES) {
                Files.createDirectories(out.resolve(side));
            }
            for (int scene = 0; scene < count; scene++) {
                write(new Random(seed * 1_000_003 + scene), String.format(Locale.ROOT, "scene%03d.png", scene), out);
            }
        } catch (IOException e) {
            throw new UsageException("Cannot write to " + out + ": choose another folder with --out.");
        }
    }

    private void write(Random random, String name, Path out) throws IOException {
        double metres = sidePx * gsd.metres();
        int changes = (int) Math.round(CHANGES_PER_HECTARE * metres * metres / M2_PER_HECTARE);
        SceneSettings settings =
                new SceneSettings(random.nextLong(), metres, metres, changes, 0.2 + 0.8 * random.nextDouble());
        FlightConditions shifted = FlightConditions.drawn(random)
                .withShift(new ShiftDial(random.nextGaussian() * 1.2, random.nextGaussian() * 1.2, 0.5, 60));
        SceneRenderer renderer = new SceneRenderer(
                SceneComposer.compose(settings), gsd.metres(), FlightConditions.drawn(random), shifted);
        PixelWindow window = PixelWindow.atSize(0, 0, sidePx, sidePx);
        SceneLabels labels = renderer.label(window);
        save(colour(renderer.render(Epoch.BASELINE, window)), out.resolve("A").resolve(name));
        save(colour(renderer.render(Epoch.CURRENT, window)), out.resolve("B").resolve(name));
        save(
                grey(index -> counts(labels, index) ? MARK : 0),
                out.resolve("label").resolve(name));
        save(grey(index -> labels.baselineCover()[index]), out.resolve("from").resolve(name));
        save(grey(index -> labels.currentCover()[index]), out.resolve("to").resolve(name));
    }

    private boolean counts(SceneLabels labels, int index) {
        return labels.changed()[index] != 0
                && (classes == ClassScope.ALL
                        || labels.baselineCover()[index] == LandCover.BUILDING.channel()
                        || labels.currentCover()[index] == LandCover.BUILDING.channel());
    }

    private BufferedImage colour(OrthophotoTile tile) {
        BufferedImage image = new BufferedImage(sidePx, sidePx, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < sidePx; row++) {
            for (int column = 0; column < sidePx; column++) {
                image.setRGB(
                        column,
                        row,
                        tile.value(column, row, 0) << 16
                                | tile.value(column, row, 1) << 8
                                | tile.value(column, row, 2));
            }
        }
        return image;
    }

    private BufferedImage grey(IntUnaryOperator values) {
        BufferedImage image = new BufferedImage(sidePx, sidePx, BufferedImage.TYPE_BYTE_GRAY);
        for (int index = 0; index < sidePx * sidePx; index++) {
            image.getRaster().setSample(index % sidePx, index / sidePx, 0, values.applyAsInt(index));
        }
        return image;
    }

    private static void save(BufferedImage image, Path file) throws IOException {
        ImageIO.write(image, "png", file.toFile());
    }
}
