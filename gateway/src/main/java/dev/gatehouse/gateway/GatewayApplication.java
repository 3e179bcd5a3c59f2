package dev.gatehouse.gateway;

import dev.gatehouse.gateway.admission.AdmissionConfiguration;
import dev.gatehouse.gateway.proxy.ProxyConfiguration;
import dev.gatehouse.gateway.status.StatusConfiguration;
import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.assertion.AssertionConfiguration;
import dev.gatehouse.platform.start.Launcher;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The gateway as a process of its own, in front of services that are processes of their own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PlatformConfiguration.class,
    AssertionConfiguration.class,
    AdmissionConfiguration.class,
    StatusConfiguration.class,
    ProxyConfiguration.class
})
public class GatewayApplication {

    private static final int PORT = 8080;
    private static final int MANAGEMENT_PORT = 8081;

    // Shorter than the services keep an idle connection, so that a request never meets one that is just being closed.
    private static final String IDLE_SECONDS = "10";

    public static void main(String[] arguments) {
        if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
            System.setProperty("jdk.httpclient.keepalive.timeout", IDLE_SECONDS);
        }
        Launcher.of("gateway", GatewayApplication.class, PORT, MANAGEMENT_PORT)
                // Bodies are forwarded as they came; nothing may read a form on the way.
                .with("spring.cloud.gateway.server.webmvc.form-filter.enabled", "false")
                .run(arguments);
    }
}
