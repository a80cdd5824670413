package org.fieldwarden.models.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws the learning curves of a training log: losses above, F1 of validation below. */
final class Curves {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;

    private Curves() {}

    static void write(List<JsonNode> entries, Path file) throws IOException {
        BufferedImage picture = drawn(entries);
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("No writer for PNG");
        }
    }

    static BufferedImage drawn(List<JsonNode> entries) {
        Map<String, List<Chart.Point>> losses = new LinkedHashMap<>();
        Map<String, List<Chart.Point>> scores = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            long step = entry.path("step").asLong();
            entry.path("losses").forEachEntry((name, loss) -> add(losses, name, step, loss));
            entry.path("validation").forEachEntry((name, set) -> add(scores, name, step, set.path("f1")));
        }
        // A set without any change has no F1.
        scores.values().removeIf(points -> points.stream().allMatch(point -> point.value() == 0));
        BufferedImage picture = new BufferedImage(WIDTH, 2 * HEIGHT, BufferedImage.TYPE_INT_RGB);
        new Chart("Loss (training)", losses).draw(picture, 0, HEIGHT);
        new Chart("F1 of changed pixels (validation)", scores).draw(picture, HEIGHT, HEIGHT);
        return picture;
    }

    private static void add(Map<String, List<Chart.Point>> lines, String name, long step, JsonNode value) {
        lines.computeIfAbsent(name, key -> new ArrayList<>()).add(new Chart.Point(step, value.asDouble()));
    }
}
