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

  @Override
  public String toString() {
    return platform + "/" + tenant + "/" + id;
  }
}
