/** The command line: one class per subcommand. */
@NullMarked
package dev.paperboy.app.cli;

import org.jspecify.annotations.NullMarked;
