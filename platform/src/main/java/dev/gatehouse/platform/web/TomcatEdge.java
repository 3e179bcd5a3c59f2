package dev.gatehouse.platform.web;

import dev.gatehouse.platform.problem.ProblemWriter;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** What Tomcat itself must be told: who reports its errors, and how little it may make of a path. */
final class TomcatEdge implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ProblemWriter writer;
    private final WebLimits limits;

    TomcatEdge(ProblemWriter writer, WebLimits limits) {
        this.writer = writer;
        this.limits = limits;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            // Decoding is the edge's, which keeps an encoded slash inside its segment.
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setAllowTrace(false);
            connector.setXpoweredBy(false);
            connector.setProperty(
                    "maxHttpRequestHeaderSize",
                    String.valueOf(limits.maxHeaders().toBytes()));
            // An answer to a body that was too large reaches the caller only when the rest of the body is taken off the
            // wire.
            connector.setProperty(
                    "maxSwallowSize", String.valueOf(2 * limits.maxBody().toBytes()));
        });
        factory.addContextCustomizers(context -> {
            context.setCookies(false);
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainerErrorValve.class.getName());
                host.getPipeline().addValve(new ContainerErrorValve(writer));
            }
        });
    }
}
