package dev.gatehouse.standalone.specimen;

import dev.gatehouse.neighbour.feature.Detail;

record KnowsADetail(Detail detail) {}
