package dev.gatehouse.platform.assertion;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services of an installation reach one another, and how long they wait.
 *
 * @param projectUrl the project service
 * @param identityUrl the identity service
 * @param oauth2Url the OAuth 2.0 service
 * @param permissionUrl the permission service
 * @param connectTimeout how long a connection may take to open
 * @param readTimeout how long an answer may take
 */
@ConfigurationProperties("gatehouse.services")
public record ServiceAddresses(
        @DefaultValue("http://localhost:8101") URI projectUrl,
        @DefaultValue("http://localhost:8102") URI identityUrl,
        @DefaultValue("http://localhost:8103") URI oauth2Url,
        @DefaultValue("http://localhost:8104") URI permissionUrl,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout) {}
