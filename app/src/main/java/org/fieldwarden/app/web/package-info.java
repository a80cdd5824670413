/** The server's HTTP face: the page, resumable uploads, result files. The only place that knows Javalin and tus. */
@NullMarked
package org.fieldwarden.app.web;

import org.jspecify.annotations.NullMarked;
