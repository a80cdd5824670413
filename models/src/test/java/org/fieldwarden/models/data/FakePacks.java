package org.fieldwarden.models.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Tiny imagery packs: green noise with red roofs, in drone tiles and in repeat pictures of two cities; one roof stands in
 * a grey yard.
 */
final class FakePacks {

    /** A roof in quarter pixels of a repeat picture: columns and rows 20 to 60. */
    static final String ROOF = "[80,80,240,80,240,240,80,240]";

    private FakePacks() {}

    /** Four by four drone tiles, each with a roof of 8 m; repeat pictures of "near" (train) and "far" (validation). */
    static Path write(Path folder) throws IOException {
        drone(folder.resolve("drone-buildings"));
        repeats(folder.resolve("repeat-pairs"));
        return folder;
    }

    static Path outlines(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("outlines.jsonl"),
                "{\"id\":\"near-0-2018\",\"buildings\":[" + ROOF + "],\"unsure\":[]}\n"
                        + "{\"id\":\"near-1-2018-2020\",\"buildings_a\":[],\"buildings_b\":[" + ROOF
                        + "],\"other\":[[900,900,1000,900,1000,1000,900,1000]]}\n");
    }

    private static void drone(Path pack) throws IOException {
        Files.createDirectories(pack.resolve("isle"));
        StringBuilder index = new StringBuilder("place,file,mask,ignore,zoom,gsd_m,recommended,split\n");
        for (int tile = 0; tile < 16; tile++) {
            String name = "isle/21-" + (7 + tile % 4) + "-" + (3 + tile / 4);
            BufferedImage picture = ground(256, tile);
            BufferedImage mask = new BufferedImage(256, 256, BufferedImage.TYPE_BYTE_GRAY);
            fill(picture, 60, 60, 110, new Color(180, 60, 50));
            fill(mask, 60, 60, 110, Color.WHITE);
            ImageIO.write(picture, "jpg", pack.resolve(name + ".jpg").toFile());
            ImageIO.write(mask, "png", pack.resolve(name + ".mask.png").toFile());
            index.append("isle,").append(name).append(".jpg,").append(name).append(".mask.png,,21,0.074,yes,train\n");
        }
        Files.writeString(pack.resolve("index.csv"), index);
    }

    private static void repeats(Path pack) throws IOException {
        Files.createDirectories(pack);
        Files.writeString(pack.resolve("pairs.csv"), """
                city,place,year_a,year_b,split,true_change
                near,0,2018,2020,train,none
                near,1,2018,2020,train,building
                far,0,2018,2020,validation,none
                """);
        for (String shot : new String[] {"near/0", "near/1", "far/0"}) {
            Files.createDirectories(pack.resolve(shot));
            for (String year : new String[] {"2018", "2020"}) {
                BufferedImage picture = ground(256, year.hashCode());
                if (shot.equals("near/0")) {
                    fill(picture, 0, 0, 80, new Color(120, 118, 115));
                }
                if (shot.equals("near/0") || year.equals("2020")) {
                    fill(picture, 20, 20, 40, new Color(180, 60, 50));
                }
                BufferedImage infrared = new BufferedImage(256, 256, BufferedImage.TYPE_BYTE_GRAY);
                fill(infrared, 128, 0, 128, Color.WHITE);
                ImageIO.write(
                        picture, "jpg", pack.resolve(shot + "/" + year + ".jpg").toFile());
                ImageIO.write(
                        infrared,
                        "jpg",
                        pack.resolve(shot + "/" + year + ".nir.jpg").toFile());
            }
        }
    }

    private static BufferedImage ground(int side, long seed) {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            int tone = random.nextInt(20);
            picture.setRGB(i % side, i / side, new Color(80 + tone, 110 + tone, 70 + tone).getRGB());
        }
        return picture;
    }

    private static void fill(BufferedImage picture, int column, int row, int side, Color colour) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(column, row, side, side);
        graphics.dispose();
    }
}
