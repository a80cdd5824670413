/**
 * From two orthophotos to change scores and land cover, all in pixel space and in plain Java types. Blocks are cut into
 * tiles for the network, results are kept under a content key, and what was not judged stays unobserved. Tensors live
 * in {@code detector.dl4j} only.
 */
@NullMarked
package org.fieldwarden.detector;

import org.jspecify.annotations.NullMarked;
