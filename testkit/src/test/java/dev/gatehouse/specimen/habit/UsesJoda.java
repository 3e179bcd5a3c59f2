package dev.gatehouse.specimen.habit;

import org.joda.time.DateTime;

record UsesJoda(DateTime time) {}
