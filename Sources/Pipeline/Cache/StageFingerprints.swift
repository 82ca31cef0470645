import Digest
import Records

/// The fingerprints of a pipeline's stages, by id, and from them the keys by which the cache finds what they made of a page.
struct StageFingerprints: Sendable {
    private let byID: [String: [UInt8]]

    /// - Parameters:
    ///   - code: ``CodeIdentity/bytes()``.
    ///   - data: the data files that the stages have read.
    init(_ plan: Plan, code: [UInt8], data: [Manifest.File]) {
        byID = Dictionary(
            plan.stages.map { ($0.id, Self.fingerprint(of: $0, code: code, data: data)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// A hash of all that a stage's result depends on beside what it is handed: code, options, and the content of its data files.
    ///
    /// The paths of inputs do not count: a page carries its own.
    private static func fingerprint(of stage: Plan.Stage, code: [UInt8], data: [Manifest.File]) -> [UInt8] {
        var parts = [stage.type.name]
        for spec in stage.type.options {
            switch spec.kind {
            case .inputs: continue
            case .file:
                let path = stage.options.text(of: spec) ?? ""
                parts += [spec.key, data.first { $0.path == path }?.sha256 ?? path]
            default: parts += [spec.key, stage.options.json(of: spec)]
            }
        }
        return SHA256Digest.bytes([code] + parts.map { Array($0.utf8) })
    }

    /// The key of what an extract stage makes of a page: of its bytes and of all that its container tells.
    func key(of page: Page, stage: String) -> CacheKey {
        var writer = BinaryWriter()
        writer.text(page.source)
        for text in [page.url, page.headerCharset, page.given.id, page.given.title, page.given.region] { writer.optional(text) }
        writer.optional(page.fetched)
        writer.optional(page.given.date)
        writer.flag(page.format == .html)
        return CacheKey([byID[stage] ?? [], writer.bytes, page.bytes])
    }

    /// The key of what a later stage makes of what an earlier one has made.
    func key(of earlier: CacheKey, stage: String) -> CacheKey { CacheKey([byID[stage] ?? [], earlier.bytes]) }
}
