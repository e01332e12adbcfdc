/** Stored queries: which of them want this paper. */
@NullMarked
package dev.paperboy.match;

import org.jspecify.annotations.NullMarked;
