package dev.paperboy.chat.email;

import dev.paperboy.subscription.ChannelId;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The channel of a mail address: its ID is the address in lower case. */
public final class Mailbox {
  /** The platform of mailboxes. */
  public static final String PLATFORM = "email";

  /** The tenant of all mailboxes. */
  public static final String TENANT = "inbox";

  private static final int LONGEST = 254;
  private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]*");

  private Mailbox() {}

  /**
   * Returns the channel of an address; empty unless it is a plain address such as {@code
   * ann@example.org}: without a name, comment, quotes or line break, and with a domain name of
   * several labels. Domain names in other scripts are encoded.
   */
  public static Optional<ChannelId> channel(String typed) {
    int at = typed.lastIndexOf('@');
    if (typed.length() > LONGEST || at < 1) {
      return Optional.empty();
    }
    try {
      String domain = IDN.toASCII(typed.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
      String address = typed.substring(0, at) + "@" + domain;
      if (!LOCAL.matcher(typed.substring(0, at)).matches()
          || !DOMAIN.matcher(domain).matches()
          || address.length() > LONGEST) {
        return Optional.empty();
      }
      new InternetAddress(address, true).validate();
      return Optional.of(new ChannelId(PLATFORM, TENANT, address.toLowerCase(Locale.ROOT)));
    } catch (AddressException | IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
