/**
 * The change network in Deeplearning4j, for detection and for training. The only place that knows tensors: arrays are
 * batch x height x width x channels, dense and row-major, and none leaves this package.
 */
@NullMarked
package org.fieldwarden.detector.dl4j;

import org.jspecify.annotations.NullMarked;
