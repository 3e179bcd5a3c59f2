package dev.gatehouse.project.directory;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to do about the token; the token itself is not printed. */
final class UnusableBootstrapTokenFailureAnalyzer extends AbstractFailureAnalyzer<UnusableBootstrapTokenException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnusableBootstrapTokenException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set it to a random value, such as the output of: openssl rand -hex 32. Or leave it unset: then a token is "
                        + "made and printed at the first start.",
                cause);
    }
}
