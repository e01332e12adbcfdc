package dev.paperboy.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.app.cli.OperatorException;
import dev.paperboy.store.Database;
import dev.paperboy.store.EncryptionKey;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinkKeyTest {
  private static final String ADDRESS = "ann@example.org";

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = TestDatabase.SQLITE.open(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private LinkKey with(Optional<Integer> firstByteOfKey) {
    return new LinkKey(database, firstByteOfKey.map(LinkKeyTest::key), new SecureRandom());
  }

  private static EncryptionKey key(int firstByte) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) firstByte;
    return new EncryptionKey(Base64.getEncoder().encodeToString(bytes), new SecureRandom());
  }

  private String stored() {
    return database
        .read(transaction -> new MarkStore().find(transaction, MarkStore.MAIL_KEY))
        .orElseThrow();
  }

  @Test
  void theKeyOfTheLinksIsEncryptedOnceThereIsAKeyAndTheLinksStayValid() {
    String before = with(Optional.empty()).tokens().digest(ADDRESS);
    String plain = stored();
    assertThat(Base64.getDecoder().decode(plain)).hasSize(32);

    assertThat(with(Optional.of(1)).tokens().digest(ADDRESS)).isEqualTo(before);
    assertThat(stored()).startsWith("1:").doesNotContain(plain);
    assertThat(with(Optional.of(1)).tokens().digest(ADDRESS)).isEqualTo(before);
  }

  @Test
  void withAnEncryptionKeyFromTheStartTheDatabaseNeverHoldsThePlainOne() {
    with(Optional.of(1)).tokens();
    assertThat(stored()).startsWith("1:");
  }

  @Test
  void withoutTheRightEncryptionKeyTheOperatorIsToldAndNothingChanges() {
    with(Optional.of(1)).tokens();
    String sealed = stored();
    assertThatThrownBy(() -> with(Optional.empty()).tokens())
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("email.encryption_key is missing");
    assertThatThrownBy(() -> with(Optional.of(2)).tokens())
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("email.encryption_key is not the one");
    assertThat(stored()).isEqualTo(sealed);
  }

  @Test
  void whereNoMailIsSentAnEncryptedKeyIsLeftAlone() {
    String before = with(Optional.of(1)).tokens().digest(ADDRESS);
    String sealed = stored();
    assertThat(with(Optional.empty()).tokensOrOthers().digest(ADDRESS)).isNotEqualTo(before);
    assertThat(stored()).isEqualTo(sealed);
  }
}
