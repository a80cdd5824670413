/** The real server, spoken to over HTTP. */
@NullMarked
package org.fieldwarden.app.web;

import org.jspecify.annotations.NullMarked;
