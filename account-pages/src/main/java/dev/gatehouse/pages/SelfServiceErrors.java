package dev.gatehouse.pages;

import dev.gatehouse.platform.tenant.Tenant;
import java.util.Optional;

/** Port to the identity service: the errors it keeps for people whose browser it sends to the error page. */
public interface SelfServiceErrors {

    /** The error of that id in this project; empty when there is none, or when the id is none at all. */
    Optional<SelfServiceError> find(Tenant tenant, String id);
}
