/** Whether what a later flight shows is a lead that is known already: seen again, grown, shrunk or gone. */
@NullMarked
package org.fieldwarden.reporting.identity;

import org.jspecify.annotations.NullMarked;
