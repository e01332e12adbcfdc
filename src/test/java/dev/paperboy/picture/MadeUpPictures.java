package dev.paperboy.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Picture files, ordinary and hostile ones. */
public final class MadeUpPictures {
  private static final int HEADER = 33;

  private MadeUpPictures() {}

  /** Returns a picture of one colour. */
  public static BufferedImage plain(int width, int height, int type, int colour) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour);
      }
    }
    return image;
  }

  /** Returns the file of a blue picture. */
  public static byte[] png(int width, int height) {
    return file(plain(width, height, BufferedImage.TYPE_INT_RGB, 0x3060C0), "png");
  }

  /** Returns the file of a picture. */
  public static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException("not written as " + format);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static BufferedImage read(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /** Returns a PNG that says that it is so large, whatever it contains. */
  static byte[] claiming(int width, int height) {
    byte[] file = png(8, 8);
    byte[] header = Arrays.copyOfRange(file, 12, 29);
    ByteBuffer.wrap(header).putInt(4, width).putInt(8, height);
    return joined(
        Arrays.copyOf(file, 8),
        chunk("IHDR", Arrays.copyOfRange(header, 4, header.length)),
        Arrays.copyOfRange(file, HEADER, file.length));
  }

  /** Returns a PNG with a text that is so long when it is unpacked. */
  static byte[] withPackedText(byte[] png, int length) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.writeBytes("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (DeflaterOutputStream stream = new DeflaterOutputStream(packed)) {
      byte[] part = new byte[1 << 20];
      for (int left = length; left > 0; left -= part.length) {
        stream.write(part);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return joined(
        Arrays.copyOf(png, HEADER),
        chunk("zTXt", packed.toByteArray()),
        Arrays.copyOfRange(png, HEADER, png.length));
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] body = joined(type.getBytes(StandardCharsets.ISO_8859_1), data);
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return joined(
        ByteBuffer.allocate(4).putInt(data.length).array(),
        body,
        ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
