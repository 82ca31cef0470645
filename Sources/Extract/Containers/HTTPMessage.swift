import Records

/// A stored HTTP response: its status, its header and its payload as the browser would have seen it.
struct HTTPMessage {
    var status: Int
    var header: HeaderFields
    /// Bytes of status line and header.
    var headerLength: Int

    /// Nil where the bytes do not begin as a HTTP response does.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 12, bytes.starts(with: "HTTP/".utf8) else { return nil }
        let limit = bytes.count
        var end = limit
        var i = 0
        while i < limit {
            guard let newline = bytes[i...].firstIndex(of: 0x0A) else { break }
            let next = newline + 1
            if next < limit, bytes[next] == 0x0A {
                end = next + 1
            } else if next + 1 < limit, bytes[next] == 0x0D, bytes[next + 1] == 0x0A {
                end = next + 2
            }
            if end < limit { break }
            i = next
        }
        headerLength = end
        let lines = Array(bytes[..<end])
        let statusLine = lines.prefix { $0 != 0x0A }
        let words = statusLine.split(separator: 0x20, maxSplits: 2)
        status = words.count > 1 ? Int(String(decoding: words[1].trimmed, as: UTF8.self)) ?? 0 : 0
        header = HeaderFields(lines: lines[statusLine.endIndex...])
    }

    /// Undoes transfer and content coding.
    /// - Throws: ``ContainerFault`` for a coding that is not read or a payload that is damaged.
    func payload(_ body: [UInt8], limits: ContainerLimits, budget: ExpansionBudget) throws -> [UInt8] {
        var bytes = body
        if header["transfer-encoding"]?.lowercased().contains("chunked") == true, let joined = Self.dechunked(bytes) { bytes = joined }
        let coding = header["content-encoding"].map { HeaderFields.mediaType($0) } ?? ""
        if bytes.starts(with: [0x1F, 0x8B]) {
            bytes = try Self.expanded(Gunzip(ByteStream(ByteSource(bytes)), budget: budget).source, limits: limits)
        } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            bytes = try Self.expanded(Unzstd(ByteStream(ByteSource(bytes)), budget: budget).source, limits: limits)
        } else if coding == "deflate", !Self.looksLikeText(bytes) {
            let wrapper: Gunzip.Wrapper = bytes.first.map { $0 & 0x0F == 8 } == true ? .zlib : .none
            bytes = try Self.expanded(Gunzip(ByteStream(ByteSource(bytes)), budget: budget, wrapper: wrapper).source, limits: limits)
        } else if coding == "br", !Self.looksLikeText(bytes) {
            throw ContainerFault(.unsupported, "the payload is packed with Brotli; save the page without content coding")
        }
        return bytes
    }

    /// Many writers undo the coding and leave the header as it was.
    private static func looksLikeText(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(512)
        guard head.first(where: { $0 > 0x20 }) != nil else { return true }
        return !head.contains { $0 < 0x09 || ($0 > 0x0D && $0 < 0x20 && $0 != 0x1B) }
    }

    private static func expanded(_ source: ByteSource, limits: ContainerLimits) throws -> [UInt8] {
        let stream = ByteStream(source)
        let bytes = stream.take(limits.pageBytes + 1)
        if bytes.count > limits.pageBytes { throw ContainerFault(.tooLarge, "the page is longer than \(limits.pageBytes) bytes") }
        _ = try stream.isAtEnd()
        return bytes
    }

    /// Nil where the bytes are not in chunks, whatever the header says. What a wrong chunk size leaves is kept as it is.
    static func dechunked(_ bytes: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = 0
        var chunks = 0
        while i < bytes.count {
            guard let (size, data) = chunkSize(bytes, at: i) else {
                if chunks == 0 { return nil }
                out.append(contentsOf: bytes[i...])
                break
            }
            chunks += 1
            if size == 0 { break }
            let end = min(bytes.count, size > bytes.count ? bytes.count : data + size)
            out.append(contentsOf: bytes[data..<end])
            i = end
            if i < bytes.count, bytes[i] == 0x0D { i += 1 }
            if i < bytes.count, bytes[i] == 0x0A { i += 1 }
        }
        return out
    }

    /// The size in hexadecimal digits at the head of a line, and where the data begins behind the line.
    private static func chunkSize(_ bytes: [UInt8], at start: Int) -> (size: Int, data: Int)? {
        var i = start
        var size = 0
        while i < bytes.count, i < start + 8, let digit = Character(Unicode.Scalar(bytes[i])).hexDigitValue {
            size = size << 4 | digit
            i += 1
        }
        guard i > start else { return nil }
        while i < bytes.count, i < start + 256, bytes[i] != 0x0A {
            let isSize = bytes[i] == 0x20 || bytes[i] == 0x09 || bytes[i] == 0x0D || bytes[i] == UInt8(ascii: ";")
            if !isSize, bytes[start..<i].firstIndex(of: UInt8(ascii: ";")) == nil { return nil }
            i += 1
        }
        guard i < bytes.count, bytes[i] == 0x0A else { return nil }
        return (size, i + 1)
    }
}
