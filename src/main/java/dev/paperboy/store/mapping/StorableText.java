package dev.paperboy.store.mapping;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Makes every text storable before it is bound. PostgreSQL rejects the NUL character, and an
 * unpaired surrogate cannot be encoded: both are replaced by the replacement character.
 */
final class StorableText extends AbstractArgumentFactory<String> {
  private static final char REPLACEMENT = '\uFFFD';

  StorableText() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String value, ConfigRegistry config) {
    String storable = of(value);
    return (position, statement, context) -> statement.setString(position, storable);
  }

  static String of(String text) {
    String whole = text.indexOf('\0') < 0 ? text : text.replace('\0', REPLACEMENT);
    if (!mayHaveHalves(whole)) {
      return whole;
    }
    StringBuilder repaired = new StringBuilder(whole.length());
    whole
        .codePoints()
        .map(character -> isHalf(character) ? REPLACEMENT : character)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }

  private static boolean mayHaveHalves(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHalf(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHalf(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }
}
