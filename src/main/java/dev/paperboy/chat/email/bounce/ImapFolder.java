package dev.paperboy.chat.email.bounce;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.URLName;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/** An open folder of a mailbox. Not thread-safe. */
final class ImapFolder implements AutoCloseable {
  /** A report contains at most the mail that it is about, with what servers added. */
  private static final int LONGEST_MAIL = 1 << 20;

  private static final int FETCHED_AT_ONCE = 200;
  private static final String BYTES_AT_ONCE = "262144";
  private static final String CONNECTING_MILLIS = "10000";
  private static final String RESPONDING_MILLIS = "20000";

  private final IMAPStore store;
  private final IMAPFolder folder;

  private ImapFolder(IMAPStore store, IMAPFolder folder) {
    this.store = store;
    this.folder = folder;
  }

  /**
   * Connects, logs in and opens the folder for reading and for marking mails as read.
   *
   * @throws MessagingException if that fails
   */
  static ImapFolder open(ImapMailbox mailbox) throws MessagingException {
    IMAPStore store =
        new IMAPStore(
            Session.getInstance(properties(mailbox)),
            new URLName("imap", mailbox.host(), mailbox.port(), null, null, null));
    try {
      store.connect(mailbox.host(), mailbox.port(), mailbox.user(), mailbox.password());
      IMAPFolder folder = (IMAPFolder) store.getFolder(mailbox.folder());
      folder.open(Folder.READ_WRITE);
      if (folder.getMode() != Folder.READ_WRITE) {
        throw new ReadOnlyFolderException(folder, "the folder cannot be written to");
      }
      return new ImapFolder(store, folder);
    } catch (MessagingException | RuntimeException failure) {
      disconnect(store);
      throw failure;
    }
  }

  private static Properties properties(ImapMailbox mailbox) {
    Properties properties = new Properties();
    properties.setProperty("mail.imap.connectiontimeout", CONNECTING_MILLIS);
    properties.setProperty("mail.imap.timeout", RESPONDING_MILLIS);
    properties.setProperty("mail.imap.writetimeout", RESPONDING_MILLIS);
    properties.setProperty("mail.imap.fetchsize", BYTES_AT_ONCE);
    properties.setProperty("mail.imap.ssl.enable", String.valueOf(mailbox.tls()));
    properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
    properties.setProperty("mail.imap.starttls.enable", String.valueOf(!mailbox.tls()));
    properties.setProperty(
        "mail.imap.starttls.required", String.valueOf(!mailbox.tls() && mailbox.requiresTls()));
    if (!mailbox.requiresTls()) {
      // A mail server of this machine usually signs its own certificate, and nobody is in between.
      properties.setProperty("mail.imap.ssl.trust", "*");
      properties.setProperty("mail.imap.ssl.checkserveridentity", "false");
    }
    return properties;
  }

  /** Returns the number that changes when the mails of the folder are numbered anew. */
  long numbering() throws MessagingException {
    return folder.getUIDValidity();
  }

  /** Returns the number of mails. */
  int count() throws MessagingException {
    return folder.getMessageCount();
  }

  /** Returns the number of unread mails. */
  int unreadCount() throws MessagingException {
    return folder.getUnreadMessageCount();
  }

  /**
   * Returns the unread mails with numbers above a number, in their order.
   *
   * @param after zero for all
   */
  List<Unread> unread(long after) throws MessagingException {
    Message[] found = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
    List<Unread> unread = new ArrayList<>();
    FetchProfile profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    profile.add("Content-Type");
    for (int start = 0; start < found.length; start += FETCHED_AT_ONCE) {
      Message[] some =
          Arrays.copyOfRange(found, start, Math.min(found.length, start + FETCHED_AT_ONCE));
      folder.fetch(some, profile);
      for (Message message : some) {
        long number = folder.getUID(message);
        if (number > after) {
          unread.add(new Unread((IMAPMessage) message, number));
        }
      }
    }
    return unread;
  }

  /** An unread mail in the folder. */
  static final class Unread {
    private final IMAPMessage message;
    private final long number;

    private Unread(IMAPMessage message, long number) {
      this.message = message;
      this.number = number;
    }

    /** Returns its number, which it keeps. */
    long number() {
      return number;
    }

    /** Returns whether it consists of parts, as every report does. */
    boolean hasParts() throws MessagingException {
      String @Nullable [] types = message.getHeader("Content-Type");
      return types != null
          && types.length > 0
          && types[0].strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /**
     * Returns the first megabyte of the mail, which stays unread; empty if it was removed in the
     * meantime.
     */
    Optional<byte[]> content() throws MessagingException, IOException {
      message.setPeek(true);
      try (InputStream stream = message.getMimeStream()) {
        return Optional.of(stream.readNBytes(LONGEST_MAIL));
      } catch (MessageRemovedException removed) {
        return Optional.empty();
      }
    }

    /** Marks it as read. */
    void markRead() throws MessagingException {
      try {
        message.setFlag(Flags.Flag.SEEN, true);
      } catch (MessageRemovedException removed) {
        // Whoever removed it has read it.
      }
    }
  }

  @Override
  public void close() {
    try {
      folder.close(false);
    } catch (MessagingException | IllegalStateException alreadyClosed) {
      // The connection is closed in any case.
    }
    disconnect(store);
  }

  private static void disconnect(IMAPStore store) {
    try {
      store.close();
    } catch (MessagingException alreadyClosed) {
      // Nothing is left to be closed.
    }
  }
}
