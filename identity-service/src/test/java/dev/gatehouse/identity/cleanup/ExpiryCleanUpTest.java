package dev.gatehouse.identity.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ExpiryCleanUpTest {

    private final JdbcClient jdbc = RunningService.part(JdbcClient.class);

    @Test
    void longExpiredFlowsGoInEveryProjectAndOthersStay() {
        Tenant one = RunningService.project();
        Tenant two = RunningService.project();
        String old = start(one);
        String other = start(two);
        String fresh = start(one);
        jdbc.sql("UPDATE identity.flows SET expires_at = now() - interval '2 days' WHERE id IN (?::uuid, ?::uuid)")
                .params(old, other)
                .update();

        long removed = RunningService.part(ExpiryCleanUp.class).run();

        assertThat(removed).isGreaterThanOrEqualTo(2);
        assertThat(fetch(one, old)).isEqualTo(404);
        assertThat(fetch(two, other)).isEqualTo(404);
        assertThat(fetch(one, fresh)).isEqualTo(200);
    }

    private static String start(Tenant tenant) {
        return RunningService.site(tenant)
                .get("/self-service/login/api")
                .send()
                .expect(200)
                .at("/id")
                .asString();
    }

    private static int fetch(Tenant tenant, String flow) {
        return RunningService.site(tenant)
                .get("/self-service/login/flows?id=" + flow)
                .send()
                .status();
    }
}
