/** Holds one stand-in class that Deeplearning4j looks up by name; nothing of Fieldwarden belongs here. */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
