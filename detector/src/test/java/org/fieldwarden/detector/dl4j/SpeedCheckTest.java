package org.fieldwarden.detector.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fieldwarden.core.UsageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class SpeedCheckTest {

    @AfterEach
    void allowHelpers() {
        Nd4j.getEnvironment().allowHelpers(true);
    }

    @Test
    void oneDnnPasses() {
        assertThat(SpeedCheck.requireFast()).isGreaterThan(6);
    }

    @Test
    void theSlowPathIsRefusedWithARemedy() {
        Nd4j.getEnvironment().allowHelpers(false);
        assertThatThrownBy(SpeedCheck::requireFast)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("./fieldwarden")
                .hasMessageContaining("onednn");
    }

    @Test
    void theMeasurementTellsTheSlowPath() {
        double fast = SpeedCheck.measure();
        Nd4j.getEnvironment().allowHelpers(false);
        double slow = SpeedCheck.measure();
        assertThat(slow).isLessThan(fast / 2);
    }
}
