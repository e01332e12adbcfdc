/** bioRxiv and medRxiv: the preprint servers' listing of every version that was posted. */
@NullMarked
package dev.paperboy.feed.biorxiv;

import org.jspecify.annotations.NullMarked;
