package dev.paperboy.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChannelPartitionTest {
  private static int of(String platform, String tenant, String id) {
    return ChannelPartition.of(new ChannelId(platform, tenant, id));
  }

  @Test
  void aChannelOfAServerOnDiscordBelongsToThePartitionOfTheServersShard() {
    assertThat(of("discord", "1012345678901234567", "1"))
        .isEqualTo((int) ((1012345678901234567L >> 22) % 64))
        .isEqualTo(of("discord", "1012345678901234567", "2"));
  }

  @Test
  void directMessagesOnDiscordBelongToTheFirstPartition() {
    assertThat(of("discord", "user:1012345678901234567", "1012345678901234567")).isZero();
  }

  @Test
  void channelsOfOtherPlatformsAreSpreadOverAllPartitions() {
    assertThat(IntStream.range(0, 1000).map(number -> of("slack", "T1", "C" + number)).distinct())
        .hasSize(ChannelPartition.PARTITIONS)
        .allMatch(partition -> partition >= 0 && partition < ChannelPartition.PARTITIONS);
  }

  @Test
  void thePartitionsThatAreStoredNeverChange() {
    assertThat(of("slack", "T024", "C024BE91L")).isEqualTo(24);
    assertThat(ChannelPartition.hash("huggingface", 64)).isEqualTo(56);
  }
}
