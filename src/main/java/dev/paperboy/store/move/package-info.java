/** Copies all tables of a database into another one, and compares them. */
@NullMarked
package dev.paperboy.store.move;

import org.jspecify.annotations.NullMarked;
