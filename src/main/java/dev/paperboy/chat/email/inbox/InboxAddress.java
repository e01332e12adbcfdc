package dev.paperboy.chat.email.inbox;

import dev.paperboy.chat.email.Mailbox;
import dev.paperboy.subscription.ChannelId;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a mailbox that a person typed: one plain address, without names, comments, quoted
 * parts and address literals.
 *
 * @param local the part before the at sign, in lower case
 * @param domain the domain in lower case, international names in their ASCII form
 */
record InboxAddress(String local, String domain) {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final Pattern LOCAL =
      Pattern.compile("[a-z0-9_=~&'-]++(?:\\.[a-z0-9_=~&'-]++)*+(?:\\+[a-z0-9._=~&'+-]*+)?");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

  /** Returns the typed address; empty if it is not one plain address. */
  static Optional<InboxAddress> read(String typed) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
    int at = text.indexOf('@');
    if (at < 1 || at != text.lastIndexOf('@') || text.length() > LONGEST) {
      return Optional.empty();
    }
    String local = text.substring(0, at).toLowerCase(Locale.ROOT);
    return local.length() <= LONGEST_LOCAL && LOCAL.matcher(local).matches()
        ? domain(text.substring(at + 1)).map(domain -> new InboxAddress(local, domain))
        : Optional.empty();
  }

  private static Optional<String> domain(String typed) {
    String name = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
    String ascii;
    try {
      ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
    return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
  }

  /** Returns the whole address. */
  String text() {
    return local + "@" + domain;
  }

  /**
   * Returns the text that all spellings of one mailbox have in common: without a tag after a plus
   * sign, and without dots where the provider ignores them.
   */
  String canonical() {
    int tag = local.indexOf('+');
    String bare = tag < 0 ? local : local.substring(0, tag);
    return domain.equals("gmail.com") || domain.equals("googlemail.com")
        ? bare.replace(".", "") + "@gmail.com"
        : bare + "@" + domain;
  }

  /** Returns the channel of the mailbox that a sign-up names. */
  static ChannelId channel(SignUp signUp) {
    return read(signUp.address()).orElseThrow().channel();
  }

  /** Returns the channel of the mailbox. */
  ChannelId channel() {
    return new ChannelId(Mailbox.PLATFORM, Mailbox.TENANT, text());
  }
}
