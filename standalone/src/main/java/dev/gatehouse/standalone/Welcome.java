package dev.gatehouse.standalone;

import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.start.Terminal;
import dev.gatehouse.project.BootstrapAnnouncement;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** What a person reads when the server is ready: where it is, the operator's token at the first start, and what to do next. */
final class Welcome implements ApplicationListener<ApplicationReadyEvent> {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        ConfigurableApplicationContext context = ready.getApplicationContext();
        String url = context.getEnvironment().getRequiredProperty("gatehouse.public-url");
        Optional<Secret> token = context.getBean(BootstrapAnnouncement.class).take();
        Terminal.say("");
        Terminal.say("Gatehouse is ready at " + url);
        token.ifPresent(made -> {
            Terminal.say("");
            Terminal.say("The operator's token, shown this once:");
            Terminal.say("  " + made.reveal());
        });
        Terminal.say("");
        Terminal.say("Next, with that token in GATEHOUSE_BOOTSTRAP_TOKEN:");
        Terminal.say("  1. curl -H \"Authorization: Bearer $GATEHOUSE_BOOTSTRAP_TOKEN\" " + url + "/projects");
        Terminal.say("  2. curl -H \"Authorization: Bearer $GATEHOUSE_BOOTSTRAP_TOKEN\" " + url + "/admin/identities");
        Terminal.say("  3. follow the quick start in README.md");
    }
}
