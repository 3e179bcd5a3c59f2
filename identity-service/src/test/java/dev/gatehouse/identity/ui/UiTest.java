package dev.gatehouse.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.PlatformConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UiTest {

    private static final JsonMapper JSON = PlatformConfiguration.strictJson();

    private static final Ui FORM = Ui.posting(
            "https://id.test/self-service/login?flow=x",
            List.of(
                    Node.submit(Group.PASSWORD, "method", "password", Messages.SIGN_IN),
                    Node.input(Group.PASSWORD, "password", InputType.PASSWORD, Messages.PASSWORD)
                            .required(),
                    Node.csrfToken(),
                    Node.submit(Group.OIDC, "provider", "b", Messages.signInWith("B")),
                    Node.submit(Group.OIDC, "provider", "a", Messages.signInWith("A")),
                    Node.input(Group.DEFAULT, "identifier", InputType.TEXT, Messages.IDENTIFIER)),
            NodeOrder.LOGIN);

    @Test // identity.md §6.2
    void nodesAreInTheOrderOfGroupsAndKeysWithTheMethodLast() {
        assertThat(FORM.nodes())
                .extracting(node -> node.attributes().key())
                .containsExactly("provider", "provider", "csrf_token", "identifier", "password", "method");
        assertThat(FORM.nodes().getFirst().valueText()).isEqualTo("a");
    }

    @Test // identity.md §6.1
    void aNodeIsWrittenAsTheContractHasIt() {
        assertThat(JSON.valueToTree(FORM.nodes().getLast()).toString())
                .isEqualTo(JSON.readTree("""
                        {"group":"password","attributes":{"node_type":"input","name":"method","type":"submit","value":"password","disabled":false},
                         "messages":[],"meta":{"label":{"id":1010001,"text":"Sign in","type":"info","context":{}}},"type":"input"}
                        """).toString());
        assertThat(JSON.writeValueAsString(FORM))
                .doesNotContain("\"required\":false")
                .doesNotContain("\"messages\":[]}");
        assertThat(JSON.writeValueAsString(FORM.nodes().get(2))).contains("\"meta\":{}", "\"required\":true");
    }

    @Test
    void aStoredFormIsReadBackAsItWas() {
        Ui told = FORM.withMessage(Messages.REFRESH)
                .withNodeMessage("password", Group.PASSWORD, Messages.missing("password"), NodeOrder.LOGIN)
                .withValue("identifier", "ann");

        assertThat(JSON.readValue(JSON.writeValueAsString(told), Ui.class)).isEqualTo(told);
        assertThat(JSON.readValue(JSON.writeValueAsString(FORM), Ui.class)).isEqualTo(FORM);
    }

    @Test // identity.md §3.3
    void aMessageForAFieldThatIsNotThereBringsOneAlong() {
        Ui told = FORM.withNodeMessage("traits", Group.DEFAULT, Messages.invalid("no"), NodeOrder.LOGIN);

        assertThat(told.nodes()).hasSize(FORM.nodes().size() + 1);
        assertThat(told.nodes())
                .filteredOn(node -> node.attributes().key().equals("traits"))
                .singleElement()
                .satisfies(node -> assertThat(node.messages()).containsExactly(Messages.invalid("no")));
    }

    @Test
    void messagesAreReplacedTogether() {
        Ui told = FORM.withMessage(Messages.REFRESH)
                .withNodeMessage("password", Group.PASSWORD, Messages.missing("password"), NodeOrder.LOGIN);

        assertThat(told.withoutMessages()).isEqualTo(FORM);
    }
}
