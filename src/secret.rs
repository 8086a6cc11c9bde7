//! What must stay secret: encryption at rest, keyed lookup hashes, tokens of links.
