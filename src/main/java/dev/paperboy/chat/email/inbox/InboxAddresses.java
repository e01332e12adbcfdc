package dev.paperboy.chat.email.inbox;

import java.net.URI;

/**
 * The addresses of the pages about mailboxes.
 *
 * @param site the address of the site, without a trailing slash
 */
public record InboxAddresses(URI site) {
  static final String SUBSCRIBE = "/papers/subscribe";
  static final String CONFIRM = "/papers/confirm/";
  static final String PREFERENCES = "/papers/preferences/";
  static final String UNSUBSCRIBE = "/papers/unsubscribe/";
  static final String VOTE = "/papers/vote/";

  URI confirm(String token) {
    return URI.create(site + CONFIRM + token);
  }

  URI preferences(String token) {
    return URI.create(site + PREFERENCES + token);
  }

  URI unsubscribe(String token) {
    return URI.create(site + UNSUBSCRIBE + token);
  }

  URI vote(String token) {
    return URI.create(site + VOTE + token);
  }
}
