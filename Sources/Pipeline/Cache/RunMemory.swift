import Digest
import Records

/// What a run knows of earlier ones: the cache, and the fingerprints by which it is asked.
struct RunMemory: Sendable {
    let cache: PageCache
    let fingerprints: StageFingerprints
    /// A hash of all that a snapshot depends on but the content of its inputs.
    let recipe: [UInt8]

    /// - Parameters:
    ///   - code: ``CodeIdentity/bytes()``.
    ///   - manifest: what the run would publish, before it has read an input.
    ///   - files: the inputs, whose names and lengths tell most changes at no cost.
    init(_ cache: PageCache, _ plan: Plan, code: [UInt8], manifest: Manifest, files: [InputFiles.File]) {
        self.cache = cache
        fingerprints = StageFingerprints(plan, code: code, data: manifest.data)
        let names = files.map { "\($0.source)\u{0}\(FileSystem.size(of: $0.path) ?? -1)" }
        recipe = SHA256Digest.bytes(
            [code, Array(manifest.recipeDigest.utf8), Array((manifest.date ?? "").utf8)] + names.map { Array($0.utf8) }
        )
    }

    /// What was published by the same recipe, as far as the cache knows.
    func publication(at output: String) -> PublishedRun? { cache.publication(at: output, recipe: recipe) }

    /// Remembers a run, unless the next one may read more of the same files.
    func remember(_ hash: String, of snapshot: SnapshotWriter, at output: String) {
        let passing = [Reject.Code.changed, .unreadable, .notAFile, .outside].map(\.rawValue)
        guard snapshot.outcome.rejectCodes.keys.allSatisfy({ !passing.contains($0) }) else { return }
        let run = PublishedRun(snapshot: hash, inputs: PublishedRun.digest(of: snapshot.inputs), outcome: snapshot.outcome)
        cache.remember(run, at: output, recipe: recipe)
    }

    /// Entries on their way into the cache, written many at a time.
    struct Batch {
        private let memory: RunMemory?
        private var made: [CacheEntry] = []
        private var used: [CacheKey] = []
        private var bytes = 0

        private static let flushedBytes = 4 << 20
        private static let flushedKeys = 4096

        init(_ memory: RunMemory?) {
            self.memory = memory
        }

        mutating func add(_ page: PageOutcome) {
            made += page.made
            used += page.used
            bytes += page.made.reduce(0) { $0 + $1.value.count }
            if bytes > Self.flushedBytes || used.count > Self.flushedKeys { flush() }
        }

        mutating func flush() {
            guard let memory, !made.isEmpty || !used.isEmpty else { return }
            memory.cache.store(made, used: used)
            self = Batch(memory)
        }
    }
}
