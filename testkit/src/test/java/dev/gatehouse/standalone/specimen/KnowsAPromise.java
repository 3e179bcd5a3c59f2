package dev.gatehouse.standalone.specimen;

import dev.gatehouse.neighbour.Promise;

record KnowsAPromise(Promise promise) {}
