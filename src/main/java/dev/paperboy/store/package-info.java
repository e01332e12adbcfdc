/** All SQL: migrations, and one store class per group of tables. */
@NullMarked
package dev.paperboy.store;

import org.jspecify.annotations.NullMarked;
