package dev.paperboy.chat.slack.simulator;

import com.slack.api.bolt.model.Bot;
import com.slack.api.bolt.model.Installer;
import com.slack.api.bolt.service.InstallationService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The installations of a test's bot. Thread-safe. */
final class MemoryOfInstallations implements InstallationService {
  private final Map<String, Installer> byTeam = new ConcurrentHashMap<>();

  @Override
  public boolean isHistoricalDataEnabled() {
    return false;
  }

  @Override
  public void setHistoricalDataEnabled(boolean enabled) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void saveInstallerAndBot(Installer installer) {
    byTeam.put(installer.getTeamId(), installer);
  }

  @Override
  public void deleteBot(Bot bot) {
    byTeam.remove(bot.getTeamId());
  }

  @Override
  public void deleteInstaller(Installer installer) {
    byTeam.remove(installer.getTeamId());
  }

  @Override
  public @Nullable Bot findBot(@Nullable String enterpriseId, String teamId) {
    Installer installer = byTeam.get(teamId);
    return installer == null ? null : installer.toBot();
  }

  @Override
  public @Nullable Installer findInstaller(
      @Nullable String enterpriseId, String teamId, String userId) {
    return byTeam.get(teamId);
  }
}
