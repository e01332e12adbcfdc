package dev.paperboy.fleet;

/**
 * Work that one replica at a time does for all. The number of each kind is stored and must not
 * change.
 */
public enum SharedWork {
  /** Applying the file of declared subscriptions. */
  DECLARATIONS(0),
  /** Fetching pictures of papers. */
  PICTURES(1),
  /** Reading the mailbox to which undeliverable mails return. */
  BOUNCES(2),
  /** Computing the thresholds of topics. */
  TOPICS(3),
  /** Asking for the vectors of papers and deciding when they are used. */
  EMBEDDINGS(4),
  /** Making scheduled backups. */
  BACKUPS(5),
  /** Removing what is too old to be kept. */
  RETENTION(6);

  /** The leases of all kinds. */
  public static final LeaseGroup GROUP = new LeaseGroup("work", values().length);

  private final int partition;

  SharedWork(int partition) {
    this.partition = partition;
  }

  /** Returns the lease for this work. */
  public Lease lease() {
    return new Lease(GROUP.name(), partition);
  }
}
