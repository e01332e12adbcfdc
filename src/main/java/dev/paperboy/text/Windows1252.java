package dev.paperboy.text;

import java.nio.charset.Charset;

/** The signs of Windows-1252 in the place of which Latin-1 and Unicode have control characters. */
final class Windows1252 {
  private static final int FIRST = 0x80;
  private static final int LAST = 0x9F;
  private static final String SIGNS = signs();

  private Windows1252() {}

  /**
   * The character that was meant: a sign of Windows-1252 for a control character from 0x80 to 0x9F,
   * as HTML reads a numeric reference to one; any other character, and the five that stand for
   * nothing there, as it is.
   */
  static int meant(int character) {
    boolean control = character >= FIRST && character <= LAST;
    char sign = control ? SIGNS.charAt(character - FIRST) : '\uFFFD';
    return sign == '\uFFFD' ? character : sign;
  }

  private static String signs() {
    byte[] bytes = new byte[LAST - FIRST + 1];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (FIRST + i);
    }
    return new String(bytes, Charset.forName("windows-1252"));
  }
}
