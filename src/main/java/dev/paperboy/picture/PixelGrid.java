package dev.paperboy.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of a decoded picture, on white where it is transparent. They are read as they are
 * stored: the conversions of AWT make grey pictures too light, and load a library for it.
 */
final class PixelGrid {
  private static final int WHITE = 255;

  private final Raster raster;
  private final @Nullable IndexColorModel palette;
  private final int bands;
  private final int shift;

  PixelGrid(BufferedImage image) {
    this.raster = image.getRaster();
    this.palette = image.getColorModel() instanceof IndexColorModel index ? index : null;
    this.bands = raster.getNumBands();
    this.shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
  }

  int width() {
    return raster.getWidth();
  }

  int height() {
    return raster.getHeight();
  }

  /** Returns the average colour of what becomes a pixel at this scale. */
  int average(int x, int y, int scaledWidth, int scaledHeight) {
    int left = (int) ((long) x * width() / scaledWidth);
    int right = Math.max(left + 1, (int) ((long) (x + 1) * width() / scaledWidth));
    int top = (int) ((long) y * height() / scaledHeight);
    int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height() / scaledHeight));
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        int colour = colour(column, row);
        red += colour >> 16;
        green += (colour >> 8) & 0xFF;
        blue += colour & 0xFF;
      }
    }
    int pixels = (right - left) * (bottom - top);
    return ((red / pixels) << 16) | ((green / pixels) << 8) | (blue / pixels);
  }

  private int colour(int x, int y) {
    if (palette != null) {
      int index = raster.getSample(x, y, 0);
      return onWhite(
          palette.getRed(index),
          palette.getGreen(index),
          palette.getBlue(index),
          palette.getAlpha(index));
    }
    int first = sample(x, y, 0);
    return switch (bands) {
      case 1 -> onWhite(first, first, first, WHITE);
      case 2 -> onWhite(first, first, first, sample(x, y, 1));
      case 3 -> onWhite(first, sample(x, y, 1), sample(x, y, 2), WHITE);
      default -> onWhite(first, sample(x, y, 1), sample(x, y, 2), sample(x, y, 3));
    };
  }

  private int sample(int x, int y, int band) {
    return raster.getSample(x, y, band) >> shift;
  }

  private static int onWhite(int red, int green, int blue, int alpha) {
    return (onWhite(red, alpha) << 16) | (onWhite(green, alpha) << 8) | onWhite(blue, alpha);
  }

  private static int onWhite(int colour, int alpha) {
    return (colour * alpha + WHITE * (WHITE - alpha)) / WHITE;
  }
}
