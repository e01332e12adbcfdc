package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RequestRateLimiterTest {

  @Test
  void onlySoManyBeginInASecondAndTheOthersFollowInOrder() throws Exception {
    RequestRateLimiter pace = new RequestRateLimiter(3);
    List<CompletableFuture<@Nullable Void>> turns = new ArrayList<>();
    long before = System.nanoTime();
    for (int i = 0; i < 7; i++) {
      turns.add(pace.turn());
    }
    assertThat(turns.subList(0, 3)).allMatch(CompletableFuture::isDone);
    assertThat(turns.subList(6, 7)).noneMatch(CompletableFuture::isDone);
    turns.get(5).get(30, TimeUnit.SECONDS);
    assertThat(turns.subList(3, 5)).allMatch(CompletableFuture::isDone);
    turns.get(6).get(30, TimeUnit.SECONDS);
    assertThat(System.nanoTime() - before)
        .as("never sooner than two seconds, however fast the machine")
        .isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
  }
}
