/** Ranked search over everything seen, and papers similar to one. */
@NullMarked
package dev.paperboy.search;

import org.jspecify.annotations.NullMarked;
