package dev.gatehouse.platform.secret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a start refused for its secrets into instructions for the operator. */
final class UnusableSecretsFailureAnalyzer extends AbstractFailureAnalyzer<UnusableSecretsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSecretsException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
