/// The header of a WARC record, a HTTP message or a MIME part: fields in the order of the text, names in lower case.
struct HeaderFields {
    private(set) var fields: [(name: String, value: String)] = []

    /// A header longer than this is cut off: no writer makes one.
    static let longest = 256 * 1024

    /// Takes the lines up to the blank one that ends the header.
    ///
    /// A line that begins with space goes on from the one before it (RFC 5322), and so does a line without a colon: some browsers fold the
    /// page's title without indenting it.
    static func taken(from stream: ByteStream) throws -> HeaderFields {
        var header = HeaderFields()
        var length = 0
        while length < longest, let line = try stream.line(limit: 64 * 1024) {
            length += line.count
            let text = line.trimmed
            if text.isEmpty { break }
            header.add(line: text, isFolded: line[0] == 0x20 || line[0] == 0x09)
        }
        return header
    }

    init() {}

    init(lines: ArraySlice<UInt8>) {
        for line in lines.split(separator: 0x0A) where !line.trimmed.isEmpty {
            add(line: line.trimmed, isFolded: line.first == 0x20 || line.first == 0x09)
        }
    }

    private mutating func add(line: ArraySlice<UInt8>, isFolded: Bool) {
        let colon = isFolded ? nil : line.firstIndex(of: UInt8(ascii: ":"))
        if let colon, colon > line.startIndex, !line[..<colon].contains(0x20) {
            let name = String(decoding: line[..<colon].trimmed, as: UTF8.self).lowercased()
            fields.append((name, String(decoding: line[(colon + 1)...].trimmed, as: UTF8.self)))
        } else if !fields.isEmpty {
            fields[fields.count - 1].value += " " + String(decoding: line, as: UTF8.self)
        }
    }

    /// The value of the first field with this name, which is in lower case.
    subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// A content type without its parameters, in lower case.
    static func mediaType(_ value: String) -> String {
        let type = value.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
        return String(decoding: Array(type).trimmed, as: UTF8.self).lowercased()
    }

    /// A parameter such as `charset` or `boundary`, without quotation marks.
    static func parameter(_ name: String, of value: String) -> String? {
        for part in value.utf8.split(separator: UInt8(ascii: ";")).dropFirst() {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
            guard String(decoding: Array(part[..<equals]).trimmed, as: UTF8.self).lowercased() == name else { continue }
            var text = Array(part[part.index(after: equals)...]).trimmed
            if text.first == UInt8(ascii: "\"") || text.first == UInt8(ascii: "'") {
                let mark = text.removeFirst()
                text = text.prefix { $0 != mark }
            }
            return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
        }
        return nil
    }
}

extension Collection<UInt8> {
    /// Without space and control characters on both sides.
    var trimmed: ArraySlice<UInt8> {
        var bytes = ArraySlice(Array(self))
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes
    }
}
