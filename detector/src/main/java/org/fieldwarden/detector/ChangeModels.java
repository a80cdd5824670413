package org.fieldwarden.detector;

/** Makes one {@link ChangeModel} for each worker; all share the weights. Safe for use by several threads. */
public interface ChangeModels extends AutoCloseable {

    /** A model for the calling worker, who closes it. */
    ChangeModel newModel();

    /** Lower-case hex SHA-256 of the bundle that all models were made from. */
    String bundleHash();

    /** Lets go of the shared weights; models must be closed before. */
    @Override
    void close();
}
