package org.fieldwarden.detector.dl4j;

import java.util.Optional;
import org.fieldwarden.detector.BundleDescription.Decision;
import org.fieldwarden.detector.ChangeModel;
import org.fieldwarden.detector.ChangeModels;
import org.fieldwarden.detector.MirroredViews;
import org.fieldwarden.detector.ModelBundle;
import org.fieldwarden.detector.ModelSieve;
import org.fieldwarden.detector.SievedModel;

/**
 * Makes models from one bundle. The weights are in memory once; each model has working memory of its own. Use
 * long-lived workers, one per core, with OMP_NUM_THREADS=1.
 */
public final class Dl4jChangeModels implements ChangeModels {

    private final Decision decision;
    private final String bundleHash;
    private final WeightTensors weights;
    private final double sieveThreshold;
    private final Optional<Dl4jSieves> sieves;

    private Dl4jChangeModels(ModelBundle bundle) {
        this.decision = bundle.description().decision();
        this.bundleHash = bundle.hash();
        this.weights = new WeightTensors(bundle.weights());
        this.sieveThreshold = bundle.sieve().map(ModelSieve::threshold).orElse(0.0);
        this.sieves = bundle.sieve().map(one -> new Dl4jSieves(one.weights()));
    }

    /** Loads the bundle's weights. */
    public static Dl4jChangeModels of(ModelBundle bundle) {
        return new Dl4jChangeModels(bundle);
    }

    @Override
    public ChangeModel newModel() {
        ChangeModel everywhere =
                MirroredViews.of(new Dl4jChangeModel(newNetwork(), decision.calibration()), decision.views());
        return sieves.<ChangeModel>map(all -> new SievedModel(everywhere, all.newSieve(), sieveThreshold))
                .orElse(everywhere);
    }

    /** The network without colours, calibration and classes around it, for the calling worker, who closes it. */
    public Dl4jNetwork newNetwork() {
        return new Dl4jNetwork(weights);
    }

    @Override
    public String bundleHash() {
        return bundleHash;
    }

    @Override
    public void close() {
        weights.close();
        sieves.ifPresent(Dl4jSieves::close);
    }
}
