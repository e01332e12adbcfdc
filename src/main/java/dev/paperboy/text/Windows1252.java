package dev.paperboy.text;

import java.nio.charset.Charset;

/**
 * The Windows-1252 characters at the code points where Latin-1 and Unicode have control characters.
 */
final class Windows1252 {
  private static final int FIRST = 0x80;
  private static final int LAST = 0x9F;
  private static final String SIGNS = signs();

  private Windows1252() {}

  /**
   * Returns the intended character: a Windows-1252 character for a control character from 0x80 to
   * 0x9F, as HTML interprets numeric references; any other character, and the five undefined ones,
   * unchanged.
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
