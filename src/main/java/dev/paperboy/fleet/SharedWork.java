package dev.paperboy.fleet;

/**
 * Work that one replica at a time does for all. The position of each kind is stored and must not
 * change; new ones are added at the end.
 */
public enum SharedWork {
  /** Applying the file of declared subscriptions. */
  DECLARATIONS,
  /** Fetching pictures of papers. */
  PICTURES,
  /** Reading the mailbox to which undeliverable mails return. */
  BOUNCES,
  /** Computing the thresholds of topics. */
  TOPICS,
  /** Asking for the vectors of papers and deciding when they are used. */
  EMBEDDINGS,
  /** Making scheduled backups. */
  BACKUPS,
  /** Removing what is too old to be kept. */
  RETENTION;

  /** The leases of all kinds. */
  public static final LeaseGroup GROUP = new LeaseGroup("work", values().length);

  /** Returns the lease for this work. */
  public Lease lease() {
    return new Lease(GROUP.name(), ordinal());
  }
}
