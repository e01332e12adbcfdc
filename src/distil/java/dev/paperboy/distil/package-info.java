/**
 * Makes the model of {@code dev.paperboy.meaning} from a published one, and measures both. No part
 * of the program: it is compiled by {@code src/bench/distil} and {@code src/bench/meaning} alone.
 */
@NullMarked
package dev.paperboy.distil;

import org.jspecify.annotations.NullMarked;
