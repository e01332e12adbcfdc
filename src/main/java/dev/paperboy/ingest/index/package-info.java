/** Updates the search index with the papers that were saved. */
@NullMarked
package dev.paperboy.ingest.index;

import org.jspecify.annotations.NullMarked;
