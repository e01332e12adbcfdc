/** Stores the votes of people on papers. */
@NullMarked
package dev.paperboy.store.vote;

import org.jspecify.annotations.NullMarked;
