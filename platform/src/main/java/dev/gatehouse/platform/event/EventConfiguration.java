package dev.gatehouse.platform.event;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one doorbell of a process; imported by every service that tells or follows events. */
@Configuration(proxyBeanMethods = false)
public class EventConfiguration {

    @Bean
    EventDoorbell eventDoorbell(DataSource dataSource) {
        return new EventDoorbell(dataSource);
    }
}
