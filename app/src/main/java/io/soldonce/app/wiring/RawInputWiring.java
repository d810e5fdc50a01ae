package io.soldonce.app.wiring;

import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.reconciler.sales.ProvisionalOrders;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What came in is kept as it came in, by whichever door.
@Configuration(proxyBeanMethods = false)
public class RawInputWiring {
    @Bean
    RawInputs rawInputs(DSLContext db, Clock clock, Supplier<UUID> ids) {
        return new RawInputs(db, clock, ids);
    }

    @Bean
    ProvisionalOrders provisionalOrders(DSLContext db) {
        return new ProvisionalOrders(db);
    }
}
