/** The values in the configuration: addresses, durations, categories, secrets, and variables. */
@NullMarked
package dev.paperboy.app.settings.value;

import org.jspecify.annotations.NullMarked;
