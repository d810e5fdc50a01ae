package io.soldonce.app.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.projections.Database;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pool every part of the application shares, and jOOQ on it.
@Configuration(proxyBeanMethods = false)
public class DatabaseWiring {
    private static final int CONNECTIONS = 16;
    private static final int WAIT_MILLIS = 5_000;

    @Bean
    HikariDataSource database(DatabaseAddress address) {
        var config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setDataSourceProperties(address.properties());
        config.addDataSourceProperty("socketTimeout", "60"); // a connection that hangs for ever would stop the lane for ever
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setInitializationFailTimeout(-1); // whether it is there, the start has seen; when it comes back, the pool does
        return new HikariDataSource(config);
    }

    /// Table names without schema: the connection's search path says which.
    @Bean
    DSLContext jooq(DataSource database) {
        return DSL.using(database, SQLDialect.POSTGRES, Database.settings());
    }
}
