/**
 * What texts mean, as vectors: the model that embeds them, and how close papers are to topics. It
 * reads nothing but texts; the vectors of papers are kept by {@code search}.
 */
@NullMarked
package dev.paperboy.meaning;

import org.jspecify.annotations.NullMarked;
