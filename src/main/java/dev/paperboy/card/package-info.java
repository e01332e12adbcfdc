/** How a paper reads, on any platform. */
@NullMarked
package dev.paperboy.card;

import org.jspecify.annotations.NullMarked;
