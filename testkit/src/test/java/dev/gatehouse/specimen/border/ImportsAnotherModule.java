package dev.gatehouse.specimen.border;

import dev.gatehouse.neighbour.Promise;

record ImportsAnotherModule(Promise promise) {}
