/** Maps rows and columns to records and values, and back. */
@NullMarked
package dev.paperboy.store.mapping;

import org.jspecify.annotations.NullMarked;
