package dev.paperboy.app.platform;

import dev.paperboy.app.cli.OperatorException;
import dev.paperboy.chat.email.inbox.MailTokens;
import dev.paperboy.store.Database;
import dev.paperboy.store.EncryptionKey;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.Transaction;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The key in the database that signs the links in mails. With an encryption key, it is encrypted,
 * so that nobody can make links who has only a copy of the database.
 */
public final class LinkKey {
  private static final String PLACE = "marks " + MarkStore.MAIL_KEY;

  /** Not a character of Base64: what contains it is encrypted. */
  private static final String SEALED = ":";

  private final Database database;
  private final Optional<EncryptionKey> encryption;
  private final RandomGenerator random;
  private final MarkStore marks = new MarkStore();

  /**
   * Creates access to the key in this database.
   *
   * @param encryption encrypts it; empty if it is stored as it is
   * @param random must be unpredictable
   */
  public LinkKey(Database database, Optional<EncryptionKey> encryption, RandomGenerator random) {
    this.database = database;
    this.encryption = encryption;
    this.random = random;
  }

  /**
   * Returns the signer of links. The first call makes the key; the first one with an encryption key
   * encrypts it.
   *
   * @throws OperatorException if it is encrypted with another key, or there is none to decrypt it
   */
  public MailTokens tokens() {
    return new MailTokens(Base64.getDecoder().decode(database.write(this::stored)));
  }

  /** Returns the signer of links, or, if the key cannot be decrypted, one for other links. */
  MailTokens tokensOrOthers() {
    boolean sealed =
        database
            .read(transaction -> marks.find(transaction, MarkStore.MAIL_KEY))
            .filter(text -> text.contains(SEALED))
            .isPresent();
    return sealed && encryption.isEmpty()
        ? new MailTokens(Base64.getDecoder().decode(made()))
        : tokens();
  }

  private String stored(Transaction transaction) {
    String known =
        marks
            .find(transaction, MarkStore.MAIL_KEY)
            .orElseGet(
                () -> {
                  marks.setOnce(transaction, MarkStore.MAIL_KEY, made());
                  return marks.find(transaction, MarkStore.MAIL_KEY).orElseThrow();
                });
    if (known.contains(SEALED)) {
      return opened(known);
    }
    encryption.ifPresent(key -> marks.set(transaction, MarkStore.MAIL_KEY, key.seal(known, PLACE)));
    return known;
  }

  private String opened(String sealed) {
    EncryptionKey key =
        encryption.orElseThrow(
            () ->
                new OperatorException(
                    "email.encryption_key is missing: the key that signs the links in mails is"
                        + " encrypted with it"));
    return key.open(sealed, PLACE)
        .orElseThrow(
            () ->
                new OperatorException(
                    "email.encryption_key is not the one that encrypted the key of the links in"
                        + " mails. Set that one; if it is lost, remove the row `"
                        + MarkStore.MAIL_KEY
                        + "` from the table `marks`, and the links in mails sent so far stop"
                        + " working"));
  }

  private String made() {
    byte[] bytes = new byte[MailTokens.KEY_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
