"""One module a peer, each run by `peers.run` in an environment of its own."""
