package dev.gatehouse.permission.list;

import dev.gatehouse.permission.graph.NodeList;

/**
 * What a search found before any page is picked. It holds numbers of a graph and not the graph, and is not changed any more.
 *
 * @param candidates objects or nodes, each once: all that can be in the list
 * @param keys of the names of the candidates
 * @param sure how many of the first candidates are in the list; the others are to be checked
 * @param hidden whether nothing but depth keeps the others from being in it, so that checks would not find out more
 * @param whole whether neither a budget nor a limit of the graph ended the search
 */
record Finding(NodeList candidates, NameKeys keys, int sure, boolean hidden, boolean whole) {}
