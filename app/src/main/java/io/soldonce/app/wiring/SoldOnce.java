package io.soldonce.app.wiring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/// The application as Spring sees it. The database, the ledger and the read models are wired by hand; what is found by name is only the
/// web: controllers, security, the import.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
@Import({DatabaseWiring.class, LedgerWiring.class, RawInputWiring.class, ReadModelWiring.class, HealthWiring.class})
@ComponentScan({"io.soldonce.app.api", "io.soldonce.app.console", "io.soldonce.app.security", "io.soldonce.app.imports",
        "io.soldonce.app.channels",
        "io.soldonce.app.sandbox"})
public class SoldOnce {}
