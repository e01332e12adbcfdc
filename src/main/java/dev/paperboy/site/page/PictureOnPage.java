package dev.paperboy.site.page;

/**
 * A picture on a page.
 *
 * @param address where it is served
 * @param width in pixels
 * @param height in pixels
 */
public record PictureOnPage(String address, int width, int height) {}
