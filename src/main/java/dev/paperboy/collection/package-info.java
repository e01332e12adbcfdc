/** Collections that the JDK does not have. */
@NullMarked
package dev.paperboy.collection;

import org.jspecify.annotations.NullMarked;
