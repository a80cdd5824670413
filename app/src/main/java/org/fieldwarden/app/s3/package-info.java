/** The only place that knows Amazon's S3 client: a bucket as a storage. */
@NullMarked
package org.fieldwarden.app.s3;

import org.jspecify.annotations.NullMarked;
