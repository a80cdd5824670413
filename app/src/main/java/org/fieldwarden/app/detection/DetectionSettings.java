package org.fieldwarden.app.detection;

import java.util.Locale;
import java.util.TreeMap;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.detector.BundleDescription.Decision;
import org.fieldwarden.detector.CoRegistration;
import org.fieldwarden.detector.CoRegistrationSettings;
import org.fieldwarden.detector.opencv.OpenCvCoRegistration;
import org.fieldwarden.georef.TracingSettings;

/**
 * How a pair is compared.
 *
 * @param blockPx side of a block, working pixels; a multiple of 8, 256 to 4096
 * @param workers threads that score blocks, at least 1
 * @param minimumMappingUnit smallest change that is reported
 * @param georeference how far the flights' own georeference is believed
 */
public record DetectionSettings(int blockPx, int workers, SquareMetres minimumMappingUnit, Georeference georeference) {

    public static final DetectionSettings DEFAULT = new DetectionSettings(
            1280, Runtime.getRuntime().availableProcessors(), new SquareMetres(20), Georeference.CHECKED);

    public DetectionSettings {
        if (blockPx < 256 || blockPx > 4096 || blockPx % 8 != 0) {
            throw new IllegalArgumentException("A block side is a multiple of 8 from 256 to 4096: " + blockPx);
        }
        if (workers < 1) {
            throw new IllegalArgumentException("There is at least one worker, not " + workers);
        }
    }

    /** The same with so many threads. */
    public DetectionSettings withWorkers(int threads) {
        return new DetectionSettings(blockPx, threads, minimumMappingUnit, georeference);
    }

    TracingSettings tracing(Decision decision) {
        return TracingSettings.of((float) decision.changeThreshold(), minimumMappingUnit)
                .withSeedThreshold((float) decision.seedThreshold());
    }

    /** How the flights are laid on each other. */
    public CoRegistration coRegistration() {
        return georeference.over(new OpenCvCoRegistration(CoRegistrationSettings.DEFAULT.withThreads(workers)));
    }

    /** The settings as they are written beside the result. */
    TreeMap<String, String> described(Decision decision) {
        TreeMap<String, String> text = new TreeMap<>();
        text.put("blockPx", String.valueOf(blockPx));
        text.put("minimumMappingUnitM2", String.valueOf(minimumMappingUnit.value()));
        text.put("georeference", georeference.name().toLowerCase(Locale.ROOT));
        text.put("changeThreshold", String.valueOf(decision.changeThreshold()));
        text.put("seedThreshold", String.valueOf(decision.seedThreshold()));
        return text;
    }
}
