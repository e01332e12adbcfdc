/** Advice for the operator: what {@code check} finds on the machine and in the database. */
@NullMarked
package dev.paperboy.app.advice;

import org.jspecify.annotations.NullMarked;
