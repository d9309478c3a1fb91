"""The SQL engine beside its peers: cases, peers, measurements, report."""
