package org.fieldwarden.reporting.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationReportTest {

    @TempDir
    Path folder;

    private static GroundFit fit(String name, int givenUp, float... errors) {
        return new GroundFit(name, EndPointErrors.of(errors), givenUp, OptionalDouble.of(0.25));
    }

    private static RegistrationReport report() {
        FieldStep still = new FieldStep(0, List.of(fit("b", 0, 0.1f, 0.2f), fit("a", 2, 0.4f, 0.3f)));
        FieldStep moved = new FieldStep(10, List.of(fit("a", 0, 0.5f)));
        FieldStep elsewhere =
                new FieldStep(1, List.of(new GroundFit("a", EndPointErrors.NONE, 9, OptionalDouble.empty())));
        return new RegistrationReport(
                new RegistrationReport.Terms("rendered scenes", 1, 2, 1024, 0.3),
                42,
                List.of(
                        new FieldCurve(Displacement.SHIFT, View.ALIKE, List.of(moved, still)),
                        new FieldCurve(Displacement.OTHER_PLACE, View.ALIKE, List.of(elsewhere))));
    }

    @Test
    void quantilesAreErrorsThatOccurred() {
        EndPointErrors errors = EndPointErrors.of(3, 1, 2, 4);

        assertThat(errors.median()).hasValue(2);
        assertThat(errors.quantile(0.95)).hasValue(4);
        assertThat(EndPointErrors.NONE.median()).isEmpty();
        assertThatThrownBy(() -> EndPointErrors.of(Float.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placesGivenUpAreCountedAndHaveNoError() {
        FieldStep step = report().curves().get(0).steps().get(0);

        assertThat(step.dial()).isZero();
        assertThat(step.errors().places()).isEqualTo(4);
        assertThat(step.errors().median()).hasValue(0.2f);
        assertThat(step.givenUpShare()).isEqualTo(2 / 6.0);
    }

    @Test
    void filesHoldTheFiguresInPixelsAndMetres() throws Exception {
        List<Path> files = report().write(folder);

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .as("a single step is no curve")
                .containsExactly("registration.json", "registration-shift.png");
        JsonNode json = new ObjectMapper().readTree(files.get(0).toFile());
        JsonNode moved = json.at("/curves/0/steps/1");
        assertThat(moved.path("dial").asDouble()).isEqualTo(10);
        assertThat(moved.path("medianPx").asDouble()).isEqualTo(0.5);
        assertThat(moved.path("medianMetres").asDouble()).isEqualTo(0.15);
        assertThat(moved.path("statedResidualPx").asDouble()).isEqualTo(0.25);
        JsonNode elsewhere = json.at("/curves/1/steps/0");
        assertThat(elsewhere.path("medianPx").isNull()).isTrue();
        assertThat(elsewhere.path("givenUpShare").asDouble()).isEqualTo(1);
    }
}
