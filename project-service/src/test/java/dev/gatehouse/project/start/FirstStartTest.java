package dev.gatehouse.project.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.project.BootstrapAnnouncement;
import dev.gatehouse.project.ProjectLookup;
import dev.gatehouse.project.ProjectLookup.TokenHolder;
import dev.gatehouse.project.ProjectServiceApplication;
import dev.gatehouse.testkit.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class FirstStartTest {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void theFirstStartMakesTwoProjectsAndATokenAndLaterOnesChangeNothing() throws Exception {
        String token;
        List<String> rows;
        try (ConfigurableApplicationContext first = start("http://localhost:8080")) {
            // Two replicas started at once with an empty database; here the second comes while the first is running.
            BootstrapAnnouncement announcement = first.getBean(BootstrapAnnouncement.class);
            token = announcement.take().map(Secret::reveal).orElseThrow();
            assertThat(token).matches("ory_pat_[A-Za-z0-9]{32}");
            assertThat(announcement.take()).as("it is handed over once").isEmpty();
            assertThat(first.getBean(ProjectLookup.class).findToken(TokenDigest.of(token)))
                    .contains(new TokenHolder.Operator());
            rows = rows(first);
            assertThat(rows).containsExactly("console console.localhost", "default localhost");

            FirstStart start = first.getBean(FirstStart.class);
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Optional<Secret>> again = () -> {
                    start.afterSingletonsInstantiated();
                    return start.take();
                };
                for (var done :
                        executor.invokeAll(Stream.generate(() -> again).limit(4).toList())) {
                    assertThat(done.get()).isEmpty();
                }
            }
            assertThat(rows(first)).isEqualTo(rows);
        }
        try (ConfigurableApplicationContext second = start("https://id.shop.test")) {
            assertThat(second.getBean(BootstrapAnnouncement.class).take()).isEmpty();
            ProjectLookup lookup = second.getBean(ProjectLookup.class);
            assertThat(lookup.findToken(TokenDigest.of(token))).contains(new TokenHolder.Operator());
            assertThat(rows(second))
                    .as("generated hosts follow the address of the installation")
                    .containsExactly("console console.id.shop.test", "default id.shop.test");
            assertThat(lookup.findByHost("localhost")).isEmpty();
            assertThat(lookup.findByHost("id.shop.test")).isPresent();
        }
    }

    private ConfigurableApplicationContext start(String publicUrl) {
        return new SpringApplicationBuilder(ProjectServiceApplication.class)
                .web(WebApplicationType.NONE)
                .properties(database.properties())
                .run("--gatehouse.public-url=" + publicUrl, "--gatehouse.bootstrap-token=");
    }

    private static List<String> rows(ConfigurableApplicationContext context) {
        return context.getBean(JdbcClient.class)
                .sql("""
                        SELECT p.slug || ' ' || h.host
                          FROM project.projects p JOIN project.hosts h ON h.project_id = p.project_id
                         ORDER BY p.slug
                        """)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
