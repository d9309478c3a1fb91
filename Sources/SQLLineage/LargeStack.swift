#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs work on a thread of its own with a stack that long texts need: parser and resolver go as deep as the text does.
enum LargeStack {
    private final class Work<Outcome> {
        let body: () -> Outcome
        var outcome: Outcome?
        init(_ body: @escaping () -> Outcome) { self.body = body }
        func run() { outcome = body() }
    }

    /// A work whose outcome the C interface need not know.
    private final class AnyWork {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    /// 512 MB of address space; memory is only used as far as the recursion goes.
    private static let size = 512 << 20

    static func run<Outcome>(_ body: @escaping () -> Outcome) -> Outcome {
        let work = Work(body)
        runOnThread(AnyWork(work.run))
        // Where no thread was to be had, the stack at hand has to do.
        return work.outcome ?? body()
    }

    private static func runOnThread(_ work: AnyWork) {
        let work = Unmanaged.passRetained(work).toOpaque()
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, size)
        defer { pthread_attr_destroy(&attributes) }
        #if canImport(Darwin)
            var thread: pthread_t?
            let status = pthread_create(&thread, &attributes, { LargeStack.run(work: $0) }, work)
            if status == 0, let thread { pthread_join(thread, nil) }
        #else
            var thread = pthread_t()
            let status = pthread_create(&thread, &attributes, { LargeStack.run(work: $0) }, work)
            if status == 0 { pthread_join(thread, nil) }
        #endif
        if status != 0 { Unmanaged<AnyWork>.fromOpaque(work).release() }
    }

    private static func run(work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let work { Unmanaged<AnyWork>.fromOpaque(work).takeRetainedValue().run() }
        return nil
    }
}
