/// Cuts the base64 payloads of data: URIs out of a page: a page saved into one file has its pictures and fonts in them, many megabytes
/// that no reader of its text looks at.
struct DataURIs {
    private(set) var kept: [UInt8] = []

    /// Shorter payloads stay: they cost nothing, and a page without large ones keeps its bytes.
    private static let shortest = 2048
    private static let marker: StaticString = ";base64,"

    static func cut(_ page: [UInt8]) -> [UInt8] {
        var uris = DataURIs()
        return page.withUnsafeBytes { bytes in
            if bytes.count < shortest || bytes.offset(of: marker) == nil { return page }
            _ = uris.add(bytes, isLast: true)
            return uris.kept
        }
    }

    private var isInsidePayload = false

    /// Adds the next part of a page.
    /// - Returns: how many bytes were taken; the others are to be given again with more behind them.
    mutating func add(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Int {
        var i = 0
        if isInsidePayload {
            i = Self.payloadEnd(bytes, from: 0)
            if i == bytes.count { return i }
            isInsidePayload = false
        }
        while let marker = bytes.offset(of: Self.marker, from: i) {
            let start = marker + Self.marker.utf8CodeUnitCount
            let end = Self.payloadEnd(bytes, from: start)
            if end - start >= Self.shortest {
                kept.append(contentsOf: bytes[i..<start])
                i = end
                if end == bytes.count {
                    isInsidePayload = true
                    return end
                }
            } else if end == bytes.count, !isLast {
                kept.append(contentsOf: bytes[i..<marker])
                return marker
            } else {
                kept.append(contentsOf: bytes[i..<end])
                i = end
            }
        }
        let end = isLast ? bytes.count : max(i, bytes.count - Self.marker.utf8CodeUnitCount)
        kept.append(contentsOf: bytes[i..<end])
        return end
    }

    private static func payloadEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var i = start
        while i < bytes.count, isPayload[Int(bytes[i])] { i += 1 }
        return i
    }

    /// Base64 in both alphabets, and as percent-encoded in a URI.
    private static let isPayload: [Bool] = {
        var flags = [Bool](repeating: false, count: 256)
        for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=%-_".utf8 { flags[Int(b)] = true }
        return flags
    }()
}
