/**
 * Vectors by a model on another server: requests to it, the cache of its vectors, and when they are
 * used instead of those of the built-in model.
 */
@NullMarked
package dev.paperboy.embedding;

import org.jspecify.annotations.NullMarked;
