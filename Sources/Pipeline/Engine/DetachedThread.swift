#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A thread of our own. Foundation's `Thread` does not tell when the system refuses one for lack of memory, and who waits for its work would
/// wait for ever.
enum DetachedThread {
    /// Parsing is iterative, but JSON-LD and JSON tables nest, so a thread that reads gets the main thread's usual stack.
    static let readingStackBytes = 8 << 20
    /// SQLite and the templates take some tens of kilobytes.
    static let writingStackBytes = 1 << 20

    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    /// - Throws: ``RunError`` where the system gives no thread.
    static func start(stackBytes: Int = readingStackBytes, _ body: @escaping @Sendable () -> Void) throws(RunError) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        pthread_attr_setstacksize(&attributes, stackBytes)
        let context = Unmanaged.passRetained(Body(body))
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let status = pthread_create(
            &thread,
            &attributes,
            { context in
                let context: UnsafeMutableRawPointer? = context
                if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            },
            context.toOpaque()
        )
        guard status == 0 else {
            context.release()
            throw RunError(.inputOutput, "the system gave no thread: \(String(cString: strerror(status)))")
        }
    }
}
