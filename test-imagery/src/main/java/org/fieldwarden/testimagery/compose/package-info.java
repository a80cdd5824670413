/** Known changes laid into real orthophotos, so that a detector can be judged where nobody has labelled change. */
@NullMarked
package org.fieldwarden.testimagery.compose;

import org.jspecify.annotations.NullMarked;
