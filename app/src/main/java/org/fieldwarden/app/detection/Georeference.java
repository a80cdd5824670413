package org.fieldwarden.app.detection;

import org.fieldwarden.detector.CoRegistration;
import org.fieldwarden.detector.CoRegistrationSettings;
import org.fieldwarden.detector.ShiftField;

/** How far the flights' own georeference is believed. */
public enum Georeference {

    /** The shift is measured everywhere; ground where the flights do not match stays unobserved. */
    CHECKED {
        @Override
        CoRegistration over(CoRegistration measured) {
            return measured;
        }
    },

    /** The shift is measured; where the flights do not match, as in a quarter that was built anew, they are believed. */
    FILLED {
        @Override
        CoRegistration over(CoRegistration measured) {
            return (baseline, current, grid) ->
                    measured.estimate(baseline, current, grid).trustingGeoreference();
        }
    },

    /** Nothing is measured: the flights lie on each other already. */
    TRUSTED {
        @Override
        CoRegistration over(CoRegistration measured) {
            return (baseline, current, grid) ->
                    ShiftField.assumed(grid, CoRegistrationSettings.DEFAULT.nodeSpacingPx());
        }
    };

    abstract CoRegistration over(CoRegistration measured);
}
