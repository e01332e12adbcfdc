package dev.paperboy.chat.email.outbox;

import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.email.MailDraft;
import dev.paperboy.chat.email.MailTransport;
import dev.paperboy.deliver.SendResult;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Keeps the last {@value #MOST} mails in memory instead of sending them. Thread-safe. */
public final class KeptMails implements MailTransport {
  private static final int MOST = 200;

  private final InstantSource clock;
  private final Deque<KeptMail> mails = new ArrayDeque<>();
  private int last;

  /** Creates an empty outbox. */
  public KeptMails(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized CompletableFuture<SendResult> send(MailDraft draft, BooleanSupplier allowed) {
    last++;
    mails.addLast(new KeptMail(last, clock.instant(), draft));
    if (mails.size() > MOST) {
      mails.removeFirst();
    }
    return CompletableFuture.completedFuture(
        new SendResult.Sent("<" + draft.id() + "@outbox.invalid>"));
  }

  /** Returns the mails, the newest first. */
  public synchronized List<KeptMail> newestFirst() {
    List<KeptMail> newest = new ArrayList<>(mails);
    Collections.reverse(newest);
    return newest;
  }

  /** Returns the mail of this number, unless there were too many since. */
  synchronized Optional<KeptMail> find(String number) {
    return mails.stream().filter(mail -> String.valueOf(mail.number()).equals(number)).findFirst();
  }

  @Override
  public void start(Runnable listener) {
    listener.run();
  }

  @Override
  public PlatformState state() {
    return new PlatformState.Connected("mails are not sent but shown at " + OutboxRoutes.PATH);
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void close() {
    // There is nothing to disconnect.
  }
}
