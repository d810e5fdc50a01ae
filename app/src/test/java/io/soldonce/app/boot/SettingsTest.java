package io.soldonce.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Path HOME = Path.of("/checkout");

    @Test
    void an_empty_environment_means_the_defaults() {
        var settings = Settings.of(Map.of("SOLDONCE_PORT", "", "SOLDONCE_ADMIN_TOKEN", " "), HOME);

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.dataDirectory()).isEqualTo(HOME.resolve("data"));
        assertThat(settings.adminToken()).isEmpty();
        assertThat(settings.ownDatabase()).isEmpty();
    }

    @Test
    void a_relative_data_directory_lies_in_the_checkout() {
        assertThat(Settings.of(Map.of("SOLDONCE_DATA_DIR", "../other"), HOME).dataDirectory()).isEqualTo(Path.of("/other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "65536", "-1", "80.5", "999999999999"})
    void what_is_no_port_is_refused_in_one_sentence_with_the_cure(String port) {
        assertThatThrownBy(() -> Settings.of(Map.of("SOLDONCE_PORT", port), HOME)).isInstanceOf(Trouble.class)
                .hasMessageContaining("\"" + port + "\", which is no port").hasMessageContaining("from 1 to 65535");
    }

    @Test
    void a_token_that_no_header_carries_is_refused_without_being_shown() {
        assertThatThrownBy(() -> Settings.of(Map.of("SOLDONCE_ADMIN_TOKEN", "geheimnis ä"), HOME)).isInstanceOf(Trouble.class)
                .hasMessageContaining("SOLDONCE_ADMIN_TOKEN").hasMessageNotContaining("geheimnis");
    }

    @Test
    void an_own_database_is_three_settings() {
        var told = Map.of("SOLDONCE_DB_URL", "jdbc:postgresql://db/ledger", "SOLDONCE_DB_USER", "seller", "SOLDONCE_DB_PASSWORD", "secret");

        var own = Settings.of(told, HOME).ownDatabase().orElseThrow();

        assertThat(own).isEqualTo(new DatabaseAddress("jdbc:postgresql://db/ledger", "seller", "secret"));
        assertThat(own.toString()).doesNotContain("secret");
    }

    @Test
    void another_kind_of_database_is_refused() {
        assertThatThrownBy(() -> Settings.of(Map.of("SOLDONCE_DB_URL", "jdbc:mysql://db/ledger"), HOME)).isInstanceOf(Trouble.class)
                .hasMessageContaining("not the address of a PostgreSQL").hasMessageContaining("jdbc:postgresql://");
    }

    @Test
    void a_user_without_a_database_is_a_mistake_and_said_to_be_one() {
        assertThatThrownBy(() -> Settings.of(Map.of("SOLDONCE_DB_USER", "seller"), HOME)).isInstanceOf(Trouble.class)
                .hasMessageContaining("SOLDONCE_DB_URL is not");
    }
}
