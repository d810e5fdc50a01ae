package io.soldonce.app.wiring;

import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.app.boot.Installation;
import io.soldonce.engine.AppendLane;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// `GET /actuator/health`: up when sales can be taken. The trouble of a channel never changes it.
@Configuration(proxyBeanMethods = false)
public class HealthWiring {
    private static final String LAGGING = """
        select exists (select from ledger.log_entry where stream_id like 'item:%') and not exists (select from projections.item_now)
            or exists (select from ledger.log_entry where stream_id like 'channel:%') and not exists (select from projections.channel_now)
        """;

    @Bean
    Installation installation(DataSource database) {
        return new Installation(database);
    }

    /// On a connection of its own: a busy pool is no missing database.
    @Bean
    HealthIndicator databaseHealthIndicator(DatabaseAddress address) {
        return () -> {
            try (var connection = address.open()) {
                return Health.up().withDetail("server", connection.getMetaData().getDatabaseProductVersion()).build();
            } catch (SQLException e) {
                return Health.down().withDetail("error", String.valueOf(e.getMessage())).build();
            }
        };
    }

    @Bean
    HealthIndicator laneHealthIndicator(AppendLane lane) {
        return () -> {
            var health = lane.health();
            var shown = health.running() ? Health.up() : Health.down();
            shown.withDetails(Map.of("lastIndex", health.lastIndex(), "queued", health.queued()));
            if (health.lastFailure() != null) {
                shown.withDetail("lastFailure", health.lastFailure()).withDetail("lastFailureAt", health.lastFailureAt().toString());
            }
            return shown.build();
        };
    }

    /// They are written with the facts, so they can only be missing altogether: when a rebuild is due.
    @Bean
    HealthIndicator readModelsHealthIndicator(DatabaseAddress address) {
        return () -> {
            try (var connection = address.open(); var statement = connection.createStatement(); var row = statement.executeQuery(LAGGING)) {
                row.next();
                return row.getBoolean(1) ? Health.down().withDetail("cure", "./soldonce replay").build() : Health.up().build();
            } catch (SQLException e) {
                return Health.down().withDetail("error", String.valueOf(e.getMessage())).build();
            }
        };
    }

    @Bean
    HealthIndicator firstImportHealthIndicator(Installation installation) {
        return () -> {
            try {
                return installation.isFirstImported()
                        ? Health.up().build()
                        : Health.outOfService().withDetail("state", "importing").build();
            } catch (SQLException e) {
                return Health.down().withDetail("error", String.valueOf(e.getMessage())).build();
            }
        };
    }
}
