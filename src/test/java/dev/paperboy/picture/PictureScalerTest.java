package dev.paperboy.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PictureScalerTest {
  private static final int EVEN_ENOUGH = 6;

  @ParameterizedTest
  @CsvSource({
    "1200, 648, 480, 259",
    "480, 260, 480, 260",
    "100, 50, 100, 50",
    "300, 900, 160, 480",
    "3000, 2000, 480, 320",
    "8000, 2, 480, 1",
    "1, 1, 1, 1"
  })
  void aPictureIsMadeSmallAndKeepsItsShape(int width, int height, int newWidth, int newHeight)
      throws Exception {
    SmallPicture small = PictureScaler.scale(MadeUpPictures.png(width, height));

    BufferedImage read = MadeUpPictures.read(small.jpeg());
    assertThat(new int[] {small.width(), small.height()}).containsExactly(newWidth, newHeight);
    assertThat(new int[] {read.getWidth(), read.getHeight()}).containsExactly(newWidth, newHeight);
    assertAlike(read.getRGB(newWidth / 2, newHeight / 2), 0x3060C0);
  }

  @ParameterizedTest
  @CsvSource({
    // Type of the image, format, colour and what it looks like.
    "1, png, FF808080, 808080",
    "10, png, FF808080, 808080",
    "10, jpeg, FF808080, 808080",
    "12, png, FFFFFFFF, FFFFFF",
    "13, png, FFCC3300, CC3300",
    "2, png, 00FF0000, FFFFFF",
    "2, png, 80000000, 7F7F7F",
    "5, jpeg, FF20A040, 20A040",
    "11, png, FF808080, 808080"
  })
  void coloursAreThoseOfTheOriginalOnWhite(int type, String format, String colour, String seen)
      throws Exception {
    BufferedImage image =
        MadeUpPictures.plain(600, 300, type, Integer.parseUnsignedInt(colour, 16));

    byte[] jpeg = PictureScaler.scale(MadeUpPictures.file(image, format)).jpeg();

    int expected = Integer.parseInt(seen, 16);
    if (type == BufferedImage.TYPE_BYTE_GRAY || type == BufferedImage.TYPE_USHORT_GRAY) {
      // What was stored for this colour is darker: AWT takes grey to be linear.
      expected = image.getRaster().getSample(0, 0, 0) >> (type == 11 ? 8 : 0);
      expected *= 0x010101;
    }
    assertAlike(MadeUpPictures.read(jpeg).getRGB(100, 100), expected);
  }

  private static void assertAlike(int colour, int expected) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(((colour >> shift) & 0xFF) - ((expected >> shift) & 0xFF))
          .as("%06x instead of %06x", colour & 0xFFFFFF, expected & 0xFFFFFF)
          .isBetween(-EVEN_ENOUGH, EVEN_ENOUGH);
    }
  }

  @Test
  void evenNoiseFitsIntoTheLimit() throws Exception {
    BufferedImage noise = new BufferedImage(480, 480, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < 480; y++) {
      for (int x = 0; x < 480; x++) {
        noise.setRGB(x, y, random.nextInt());
      }
    }
    assertThat(PictureScaler.scale(MadeUpPictures.file(noise, "png")).jpeg())
        .hasSizeLessThanOrEqualTo(PictureScaler.MOST_BYTES);
  }

  static Stream<Arguments> unusable() throws IOException {
    byte[] png = MadeUpPictures.png(600, 300);
    byte[] jpeg = MadeUpPictures.file(MadeUpPictures.read(png), "jpeg");
    byte[] html = "<!doctype html><title>Log in</title>".getBytes(StandardCharsets.UTF_8);
    byte[] headOnly = Arrays.copyOf(png, 33);
    return Stream.of(
        Arguments.of("is neither PNG nor JPEG", html),
        Arguments.of("is neither PNG nor JPEG", new byte[0]),
        Arguments.of(
            "is neither PNG nor JPEG", MadeUpPictures.file(MadeUpPictures.read(png), "gif")),
        Arguments.of("is too large: 50000 × 50000 pixels", MadeUpPictures.claiming(50_000, 50_000)),
        Arguments.of("is too large: 9000 × 1 pixels", MadeUpPictures.claiming(9_000, 1)),
        Arguments.of("is too large: 5000 × 5000 pixels", MadeUpPictures.claiming(5_000, 5_000)),
        Arguments.of("cannot be decoded", MadeUpPictures.claiming(Integer.MIN_VALUE, 5)),
        Arguments.of("cannot be decoded", MadeUpPictures.claiming(0, 0)),
        Arguments.of("cannot be decoded", MadeUpPictures.claiming(400, 400)),
        Arguments.of("is cut off", Arrays.copyOf(png, png.length / 2)),
        Arguments.of("is cut off", Arrays.copyOf(jpeg, jpeg.length / 2)),
        Arguments.of("is cut off", headOnly),
        Arguments.of("is damaged", MadeUpPictures.joined(Arrays.copyOf(jpeg, 2), html)),
        Arguments.of("has more than 64 scans", manyScans(jpeg)));
  }

  private static byte[] manyScans(byte[] jpeg) {
    byte[] start = Arrays.copyOf(jpeg, jpeg.length - 2);
    byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3};
    byte[][] scans = new byte[70][];
    Arrays.fill(scans, scan);
    return MadeUpPictures.joined(
        start, MadeUpPictures.joined(scans), new byte[] {(byte) 0xFF, (byte) 0xD9});
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void whatIsNoPictureOrTooLargeIsRefusedWithTheReason(String reason, byte[] file) {
    assertThatThrownBy(() -> PictureScaler.scale(file))
        .isInstanceOf(UnusablePictureException.class)
        .hasMessage(reason);
  }

  @Test
  void aTextThatUnpacksToMoreThanTheMemoryIsNotUnpacked() throws Exception {
    byte[] palette =
        MadeUpPictures.file(
            MadeUpPictures.plain(30, 30, BufferedImage.TYPE_BYTE_INDEXED, 0xFFCC3300), "png");
    byte[] bomb = MadeUpPictures.withPackedText(palette, 300 << 20);

    assertThat(PlainPicture.of(bomb).bytes()).isEqualTo(PlainPicture.of(palette).bytes());
    assertThat(PictureScaler.scale(bomb).width()).isEqualTo(30);
  }

  @Test
  void whatTheOriginalSaysIsNotInTheNewFile() throws Exception {
    byte[] jpeg = MadeUpPictures.file(MadeUpPictures.read(MadeUpPictures.png(60, 60)), "jpeg");
    byte[] secret = "EXIF of a <script>".getBytes(StandardCharsets.UTF_8);
    byte[] exif = {(byte) 0xFF, (byte) 0xE1, 0, (byte) (secret.length + 2)};
    byte[] remark = {(byte) 0xFF, (byte) 0xFE, 0, (byte) (secret.length + 2)};
    byte[] file =
        MadeUpPictures.joined(
            Arrays.copyOf(jpeg, 2),
            exif,
            secret,
            remark,
            secret,
            Arrays.copyOfRange(jpeg, 2, jpeg.length),
            secret);

    byte[] small = PictureScaler.scale(file).jpeg();

    assertThat(new String(small, StandardCharsets.ISO_8859_1)).doesNotContain("EXIF", "script");
    assertThat(small).isEqualTo(PictureScaler.scale(jpeg).jpeg());
  }

  @Test
  void aProgressivePictureIsDecoded() throws Exception {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(
          null,
          new javax.imageio.IIOImage(MadeUpPictures.read(MadeUpPictures.png(900, 500)), null, null),
          settings);
    }
    writer.dispose();

    SmallPicture small = PictureScaler.scale(bytes.toByteArray());

    assertAlike(MadeUpPictures.read(small.jpeg()).getRGB(5, 5), 0x3060C0);
  }
}
