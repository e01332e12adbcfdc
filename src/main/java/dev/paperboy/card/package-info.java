/** The platform-neutral presentation of a paper. */
@NullMarked
package dev.paperboy.card;

import org.jspecify.annotations.NullMarked;
