/** Ranked search over all known papers, and search for papers similar to one. */
@NullMarked
package dev.paperboy.search;

import org.jspecify.annotations.NullMarked;
