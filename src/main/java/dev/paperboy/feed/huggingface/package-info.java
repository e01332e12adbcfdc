/**
 * Hugging Face Daily Papers: the lists of papers that its readers submit and vote for, one list a
 * day. A list grows and its votes change all day, so the newest few are read again by every poll.
 */
@NullMarked
package dev.paperboy.feed.huggingface;

import org.jspecify.annotations.NullMarked;
