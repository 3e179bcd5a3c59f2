package dev.gatehouse.permission.expand;

/** In which shape a tree is sent. */
enum TreeShape {
    /** As the contract has it, and as its servers answer: of what is missing only what the tree's size leaves out is told. */
    CONTRACT,
    /** As the contract has it, with everything that is missing told. */
    SET,
    /** As later contracts have it: the subject of a node stands in a tuple. */
    TUPLE
}
