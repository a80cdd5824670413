/** Where results lie that several processes share: a folder, or something that looks like one from afar. */
@NullMarked
package org.fieldwarden.detector.storage;

import org.jspecify.annotations.NullMarked;
