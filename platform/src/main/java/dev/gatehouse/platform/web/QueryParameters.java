package dev.gatehouse.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** The parameters of the query string alone; controllers may take it as an argument. */
public final class QueryParameters extends Parameters {

    private QueryParameters(HttpServletRequest request) {
        super(request.getQueryString());
    }

    public static QueryParameters of(HttpServletRequest request) {
        return new QueryParameters(request);
    }
}
