package dev.gatehouse.platform.outgoing;

import dev.gatehouse.platform.GatehouseMode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imported by services that fetch what projects name by address. */
@Configuration(proxyBeanMethods = false)
public class OutgoingConfiguration {

    @Bean
    GuardedFetch guardedFetch(GatehouseMode mode) {
        return new GuardedFetch(mode);
    }
}
