"""What the tests with real clients share: the server process, its API, events, corpora, doubles of the network."""
