/** Commands about papers: searching, showing, similar and trending ones. */
@NullMarked
package dev.paperboy.command.paper;

import org.jspecify.annotations.NullMarked;
