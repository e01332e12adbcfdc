/** Subscriptions in files: declared, imported and exported. */
@NullMarked
package dev.paperboy.command.declaration;

import org.jspecify.annotations.NullMarked;
