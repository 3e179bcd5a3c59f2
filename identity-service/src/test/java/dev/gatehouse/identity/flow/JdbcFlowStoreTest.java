package dev.gatehouse.identity.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.ui.Messages;
import dev.gatehouse.identity.ui.Node;
import dev.gatehouse.identity.ui.NodeOrder;
import dev.gatehouse.identity.ui.Ui;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JdbcFlowStoreTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

    private final FlowStore store = RunningService.part(FlowStore.class);
    private final ProjectId project = ProjectId.random();

    @Test
    void aFlowIsReadBackAsItWas() {
        Flow browser = flow(FlowType.BROWSER, TokenDigest.of("csrf"), "https://a.test/after");
        Flow api = flow(FlowType.API, null, null);
        store.insert(project, browser);
        store.insert(project, api);

        assertThat(store.find(project, browser.id())).contains(browser);
        assertThat(store.find(project, api.id())).contains(api);
    }

    @Test
    void aFlowOfAnotherProjectDoesNotExist() {
        Flow flow = flow(FlowType.API, null, null);
        store.insert(project, flow);

        assertThat(store.find(ProjectId.random(), flow.id())).isEmpty();
        store.update(ProjectId.random(), flow.withUi(flow.ui().withMessage(Messages.REFRESH), NOW));
        assertThat(store.find(project, flow.id())).contains(flow);
    }

    @Test
    void whatASubmitChangedIsKept() {
        Flow flow = flow(FlowType.API, null, null);
        store.insert(project, flow);
        Flow changed = flow.withUi(flow.ui().withMessage(Messages.INVALID_CREDENTIALS), NOW.plusSeconds(5));

        store.update(project, changed);

        assertThat(store.find(project, flow.id())).contains(changed);
    }

    private static Flow flow(FlowType type, @Nullable TokenDigest csrf, @Nullable String returnTo) {
        return new Flow(
                FlowId.random(),
                type,
                "https://id.test/self-service/login/browser?x=%20y",
                returnTo,
                csrf,
                new FlowState.Login(true, Aal.AAL2),
                Ui.posting("https://id.test/self-service/login?flow=x", List.of(Node.csrfToken()), NodeOrder.LOGIN),
                NOW,
                NOW.plusSeconds(60),
                NOW);
    }
}
