package dev.gatehouse.specimen.decision;

import jakarta.servlet.http.HttpServletRequest;

record SeesServlet(HttpServletRequest request) {}
