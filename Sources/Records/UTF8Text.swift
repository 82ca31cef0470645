/// A text as valid UTF-8 bytes: what the stages scan. A `String` is made only for what a record keeps.
public struct UTF8Text: Hashable, Sendable {
    public var bytes: [UInt8]

    /// - Parameter bytes: valid UTF-8; whoever decodes a page repairs it first.
    public init(bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    public init(_ string: String) {
        bytes = Array(string.utf8)
    }

    public var count: Int { bytes.count }
    public var isEmpty: Bool { bytes.isEmpty }
    public var whole: TextSpan { TextSpan(0, bytes.count) }
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The words at a span.
    public subscript(_ span: TextSpan) -> String {
        String(decoding: bytes[span.range], as: UTF8.self)
    }

    /// Whether the bytes of `word` stand at `offset`.
    public func has(_ word: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset + word.count <= bytes.count else { return false }
        for i in 0..<word.count where bytes[offset + i] != word[i] { return false }
        return true
    }

    /// The number of Unicode code points.
    public var codePointCount: Int {
        var n = 0
        for b in bytes where b & 0xC0 != 0x80 { n += 1 }
        return n
    }
}

/// Converts UTF-8 byte offsets of one text into Unicode code point offsets, in constant time each.
public struct CodePointIndex: Sendable {
    private static let stride = 64
    private let bytes: [UInt8]
    /// Code points that begin before byte `i * stride`.
    private let before: [Int32]

    public init(_ text: UTF8Text) {
        bytes = text.bytes
        var before: [Int32] = []
        before.reserveCapacity(bytes.count / Self.stride + 1)
        var n: Int32 = 0
        for i in 0..<bytes.count {
            if i % Self.stride == 0 { before.append(n) }
            if bytes[i] & 0xC0 != 0x80 { n += 1 }
        }
        if bytes.count % Self.stride == 0 { before.append(n) }
        self.before = before
    }

    /// The number of code points that begin before byte `offset`.
    public func codePoint(at offset: Int) -> Int {
        let offset = min(max(offset, 0), bytes.count)
        let sample = offset / Self.stride
        var n = Int(before[sample])
        for i in (sample * Self.stride)..<offset where bytes[i] & 0xC0 != 0x80 { n += 1 }
        return n
    }
}
