import Logging

/// The cache of a pipeline, for the one who looks after it.
package struct CacheUpkeep {
    private let folder: String

    /// - Throws: ``RunError`` where there is neither a pipeline file nor a named folder.
    package init(_ settings: RunSettings) throws(RunError) {
        folder = if let named = settings.cacheFolder { named } else { try Project(settings).cacheFolder }
    }

    private var path: String { folder + "/" + PageCache.fileName }

    private func withCache<Result>(_ body: (PageCache) throws -> Result) throws(RunError) -> Result {
        guard PageCache.exists(in: folder) else { throw RunError(.noInput, "there is no cache at '\(path)'; a run makes one") }
        do {
            let cache = try PageCache(folder: folder, readers: 1, isNewRun: false, logger: .silent)
            defer { cache.close(keeping: .max) }
            return try body(cache)
        } catch {
            throw RunError(.inputOutput, "the cache at '\(path)' cannot be read: \(error)")
        }
    }

    package func statistics() throws(RunError) -> CacheStatistics { try withCache { try $0.statistics() } }

    /// - Returns: how many entries were removed.
    package func prune(to bytes: Int) throws(RunError) -> Int { try withCache { try $0.prune(to: bytes) } }

    package func clear() throws(RunError) { try PageCache.removeFiles(path) }
}
