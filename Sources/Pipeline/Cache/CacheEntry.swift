import Digest

/// What an entry of the cache is found by: a hash of everything that its value depends on.
struct CacheKey: Sendable, Hashable {
    /// 32 bytes.
    let bytes: [UInt8]

    init(_ parts: [[UInt8]]) {
        bytes = SHA256Digest.bytes(parts)
    }
}

/// What a stage made of a page.
struct CacheEntry: Sendable {
    var key: CacheKey
    /// The name of the stage's type.
    var stage: String
    var value: [UInt8]

    /// The first bytes of a hash over key and value: an entry that was cut or changed on disk is known by it.
    static func checksum(of value: [UInt8], key: CacheKey) -> [UInt8] { Array(SHA256Digest.bytes([key.bytes, value]).prefix(8)) }
}

/// What the engine tells of its cache.
package struct CacheStatistics: Sendable, Hashable {
    package var path: String
    /// By the name of the stage's type.
    package var entries: [String: Int]
    /// Of the file, without the pages that are free.
    package var bytes: Int
}
