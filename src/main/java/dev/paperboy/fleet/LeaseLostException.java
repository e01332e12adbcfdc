package dev.paperboy.fleet;

/** Thrown when a lease is no longer held, so that another replica may do its work. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception for this lease. */
  public LeaseLostException(Lease lease) {
    super("another replica has taken over the lease “" + lease + "”");
  }
}
