package dev.paperboy.chat.discord.interact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.entities.Message.Attachment;

/** The text of an attached file. */
sealed interface AttachedText {
  /** It was read. */
  record Read(String text) implements AttachedText {}

  /** It cannot be used; a sentence that says why. */
  record Unusable(String reason) implements AttachedText {}

  /** The maximum size of a file, in bytes. */
  int MOST = 1_000_000;

  /** Downloads it, for ten seconds at most. */
  static AttachedText of(Attachment file) {
    if (file.getSize() > MOST) {
      return tooLarge();
    }
    try (InputStream content = file.getProxy().download().get(10, TimeUnit.SECONDS)) {
      byte[] bytes = content.readNBytes(MOST + 1);
      return bytes.length > MOST ? tooLarge() : decoded(bytes);
    } catch (IOException | ExecutionException | TimeoutException failure) {
      return new Unusable("The file could not be fetched from Discord; please attach it again.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Unusable("Paperboy is being restarted; please try again in a minute.");
    }
  }

  private static Unusable tooLarge() {
    return new Unusable("The file is too large: at most 1 MB is read. Nothing was changed.");
  }

  private static AttachedText decoded(byte[] bytes) {
    try {
      return new Read(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      return new Unusable("The file is not UTF-8 text. Nothing was changed.");
    }
  }
}
