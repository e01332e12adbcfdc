package dev.paperboy.subscription;

/**
 * The address of a channel. Nothing of one tenant is visible to or can be changed from another.
 *
 * @param platform its name in {@link PlatformDirectory}
 * @param tenant the guild or workspace; {@code local} for the console
 * @param id the platform's ID of the channel within the tenant
 */
public record ChannelId(String platform, String tenant, String id) {

  /** Rejects blank parts. */
  public ChannelId {
    if (platform.isBlank() || tenant.isBlank() || id.isBlank()) {
      throw new IllegalArgumentException("a channel needs a platform, a tenant and an id");
    }
  }

  /** Returns the address for logs; of a mail address, one letter and the domain. */
  @Override
  public String toString() {
    return platform + "/" + tenant + "/" + masked(id);
  }

  /** Returns a text with a mail address that it consists of masked: {@code a***@example.org}. */
  public static String masked(String id) {
    int at = id.lastIndexOf('@');
    return at < 1 ? id : id.substring(0, 1) + "***" + id.substring(at);
  }
}
