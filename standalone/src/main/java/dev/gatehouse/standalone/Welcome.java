package dev.gatehouse.standalone;

import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.project.BootstrapAnnouncement;
import java.io.PrintStream;
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
        PrintStream out = Gatehouse.out();
        out.println();
        out.println("Gatehouse is ready at " + url);
        token.ifPresent(made -> {
            out.println();
            out.println("The operator's token, shown this once:");
            out.println("  " + made.reveal());
        });
        out.println();
        out.println("Next, with that token in GATEHOUSE_TOKEN:");
        out.println("  1. curl -H \"Authorization: Bearer $GATEHOUSE_TOKEN\" " + url + "/projects");
        out.println("  2. curl -H \"Authorization: Bearer $GATEHOUSE_TOKEN\" " + url + "/admin/identities");
        out.println("  3. follow the quick start in README.md");
        out.flush();
    }
}
