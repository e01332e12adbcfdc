package dev.paperboy.picture;

/**
 * A scaled picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param jpeg the file; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record SmallPicture(int width, int height, byte[] jpeg) {}
