/**
 * The nouns: what a paper is, what names it, and what a feed says of it. Nothing here does
 * anything.
 */
@NullMarked
package dev.paperboy.paper;

import org.jspecify.annotations.NullMarked;
