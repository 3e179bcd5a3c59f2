package dev.gatehouse.platform.access;

import dev.gatehouse.platform.tenant.Tenant;

/**
 * What the gateway decided about a request before any service saw it: for which tenant it is and who calls. In the
 * standalone server it is handed over as it is, between services it travels as an assertion.
 */
public record Admission(Tenant tenant, Caller caller) {}
