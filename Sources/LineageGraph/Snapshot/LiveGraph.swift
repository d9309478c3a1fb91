internal import Synchronization

/// The graph as it is now: one snapshot at a time, replaced as events come in. Readers take the snapshot once per
/// question and are never held up.
package final class LiveGraph: Sendable {
    private let builder = Mutex(GraphBuilder())
    private let current = Mutex(GraphSnapshot(GraphStorage()))

    package init() {}

    /// The latest snapshot.
    package var snapshot: GraphSnapshot { current.withLock { $0 } }

    /// Makes the next snapshot of the present one and an update.
    package func apply(_ update: GraphUpdate) {
        builder.withLock { builder in
            builder.apply(update)
            let next = GraphSnapshot(builder.storage)
            current.withLock { $0 = next }
        }
    }

    /// Starts anew from an update that holds everything.
    package func replaceAll(with update: GraphUpdate) {
        builder.withLock { builder in
            builder = GraphBuilder()
            builder.apply(update)
            let next = GraphSnapshot(builder.storage)
            current.withLock { $0 = next }
        }
    }
}
