package org.nd4j.nativeblas;

/**
 * Stand-in for a class that Deeplearning4j 1.0.0-M2.1 looks up under its former name. Without it the lookup fails and
 * the oneDNN layer helpers stay off in silence. Only the two methods that are looked up exist.
 */
public final class Nd4jCpu {

    private Nd4jCpu() {}

    /** What {@code BaseMKLDNNHelper} asks by reflection. */
    public static final class Environment {

        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        public static Environment getInstance() {
            return INSTANCE;
        }

        public boolean isUseMKLDNN() {
            return true;
        }
    }
}
