package dev.gatehouse.standalone;

import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** What a person reads when the server is ready: where it is, the operator's token at the first start, and what to do next. */
final class Welcome implements ApplicationListener<ApplicationReadyEvent> {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        String url = environment.getProperty("gatehouse.public-url", "");
        PrintStream out = Gatehouse.out();
        out.println();
        out.println("Gatehouse is ready at " + url);
        out.println();
        out.println("Next: export GATEHOUSE_TOKEN=<the token>, then");
        out.println("  1. curl -H \"Authorization: Bearer $GATEHOUSE_TOKEN\" " + url + "/projects");
        out.println("  2. curl -H \"Authorization: Bearer $GATEHOUSE_TOKEN\" " + url + "/admin/identities");
        out.println("  3. follow the quick start in README.md");
        out.flush();
    }
}
