package dev.gatehouse.specimen.decision;

import java.sql.ResultSet;

record SeesSql(ResultSet rows) {}
