package dev.gatehouse.specimen.decision;

import tools.jackson.databind.JsonNode;

record SeesATree(JsonNode traits) {}
