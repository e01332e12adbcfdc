package dev.paperboy.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes small JPEG files of pictures from anywhere: at most {@value #LONGEST_SIDE} pixels wide and
 * high, and at most 60 kB. Nothing of the original file but its colours is in the new one.
 */
final class PictureScaler {
  static final int LONGEST_SIDE = 480;
  static final int MOST_BYTES = 60_000;

  /** More pixels than cameras and slides have; a decoder may need 6 bytes for each. */
  private static final int MOST_PIXELS = 4096 * 3072;

  private static final int LONGEST_ORIGINAL_SIDE = 8192;
  private static final float[] QUALITIES = {0.82f, 0.6f, 0.35f, 0.1f};

  private PictureScaler() {}

  /**
   * Returns the picture in this file, made small.
   *
   * @throws UnusablePictureException if it is not a picture in PNG or JPEG, or too large to decode
   */
  static SmallPicture scale(byte[] file) throws UnusablePictureException {
    try {
      return small(decoded(PlainPicture.of(file)));
    } catch (IOException | RuntimeException damaged) {
      // Decoders throw exceptions of every kind for files that were not made as they expect.
      throw new UnusablePictureException("cannot be decoded");
    }
  }

  private static PixelGrid decoded(PlainPicture picture)
      throws IOException, UnusablePictureException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(picture.format()).next();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.bytes()))) {
      reader.setInput(stream, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      int longest = Math.max(width, height);
      if ((long) width * height > MOST_PIXELS || longest > LONGEST_ORIGINAL_SIDE) {
        throw new UnusablePictureException("is too large: " + width + " × " + height + " pixels");
      }
      ImageReadParam settings = reader.getDefaultReadParam();
      // Skipped pixels need no memory; twice as many as wanted are left for averages.
      int every = Math.max(1, longest / (2 * LONGEST_SIDE));
      settings.setSourceSubsampling(every, every, 0, 0);
      return new PixelGrid(reader.read(0, settings));
    } finally {
      reader.dispose();
    }
  }

  private static SmallPicture small(PixelGrid original)
      throws IOException, UnusablePictureException {
    int longest = Math.max(original.width(), original.height());
    double factor = Math.min(1.0, (double) LONGEST_SIDE / longest);
    int width = (int) Math.max(1, Math.round(original.width() * factor));
    int height = (int) Math.max(1, Math.round(original.height() * factor));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, original.average(x, y, width, height));
      }
    }
    for (float quality : QUALITIES) {
      byte[] jpeg = encoded(image, quality);
      if (jpeg.length <= MOST_BYTES) {
        return new SmallPicture(width, height, jpeg);
      }
    }
    throw new UnusablePictureException("cannot be made small");
  }

  private static byte[] encoded(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(MOST_BYTES);
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
