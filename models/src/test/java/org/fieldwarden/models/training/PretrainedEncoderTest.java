package org.fieldwarden.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.detector.Convolution;
import org.fieldwarden.detector.NetworkShape;
import org.fieldwarden.detector.NetworkWeights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedEncoderTest {

    private static final NetworkShape SHAPE = new NetworkShape(List.of(4, 6, 8, 10), List.of(4, 4, 4, 4, 4));

    @TempDir
    Path pack;

    private final NetworkWeights random = NetworkWeights.initialised(SHAPE, 1);

    /** Every kernel is 2 and every batch norm the same. */
    @BeforeEach
    void writePack() throws IOException {
        for (Convolution convolution : SHAPE.convolutions()) {
            if (NetworkShape.isOfEncoder(convolution.name())) {
                String name = name(convolution.name());
                write(name + ".kernel", convolution.weights().length(), 2);
                write(name + "_bn.gamma", convolution.outputs(), 3);
                write(name + "_bn.beta", convolution.outputs(), 0.5f);
                write(name + "_bn.mean", convolution.outputs(), 7);
                write(name + "_bn.variance", convolution.outputs(), 8.999f);
            }
        }
    }

    private static String name(String layer) {
        return layer.equals("m0")
                ? "conv1"
                : (layer.endsWith("d") ? "conv_dw_" : "conv_pw_") + layer.substring(1, layer.length() - 1);
    }

    private void write(String name, int length, float value) throws IOException {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + length + ",), }\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        for (int index = 0; index < length; index++) {
            bytes.putFloat(value);
        }
        Files.write(file(name), bytes.array());
    }

    private Path file(String name) {
        return pack.resolve(name + ".npy");
    }

    @Test
    void batchNormsAreFoldedIntoTheEncoder() {
        NetworkWeights started = new PretrainedEncoder(pack).replaceIn(random);

        for (String layer : List.of("m0", "m1d", "m4p", "m11p")) {
            // gain = 3 / sqrt(8.999 + 0.001) = 1
            for (float weight : started.values(layer + ".W")) {
                assertThat(weight).isCloseTo(2f, within(1e-5f));
            }
            for (float bias : started.values(layer + ".b")) {
                assertThat(bias).isCloseTo(0.5f - 7, within(1e-5f));
            }
        }
    }

    @Test
    void otherLayersStayAsTheyWere() {
        NetworkWeights started = new PretrainedEncoder(pack).replaceIn(random);

        for (String layer : List.of("s", "l5", "c3s", "change")) {
            assertThat(started.values(layer + ".W")).isEqualTo(random.values(layer + ".W"));
        }
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(file("conv_dw_3.kernel"));

        assertThatThrownBy(() -> new PretrainedEncoder(pack).replaceIn(random))
                .isInstanceOf(InputDataException.class)
                .hasMessageContainingAll("conv_dw_3.kernel.npy", "encoder.pack");
    }

    @Test
    void aFileOfAnotherSizeOrKindIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file("conv_pw_2.kernel"));
        Files.write(file("conv_pw_2.kernel"), java.util.Arrays.copyOf(whole, whole.length - 4));
        assertRefused("has not 24 values");
        Files.write(file("conv_pw_2.kernel"), "not an array".getBytes(StandardCharsets.US_ASCII));
        assertRefused("is not a .npy file");
        Files.write(file("conv_pw_2.kernel"), java.util.Arrays.copyOf(whole, 40));
        assertRefused("is cut");
    }

    private void assertRefused(String words) {
        assertThatThrownBy(() -> new PretrainedEncoder(pack).replaceIn(random))
                .isInstanceOf(InputDataException.class)
                .hasMessageContainingAll("conv_pw_2.kernel.npy", words);
    }
}
