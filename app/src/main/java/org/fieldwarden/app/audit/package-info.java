/** Labelled pairs through the same scoring as everyone's flights, judged pixel by pixel and object by object. */
@NullMarked
package org.fieldwarden.app.audit;

import org.jspecify.annotations.NullMarked;
