/// Paths as text that keeps their very bytes.
///
/// A system's names are bytes: those of an archive that was made on a Chinese Windows are GBK. A byte of a name that is no UTF-8 becomes a
/// scalar of the private use area, U+F700 and its value, as Cygwin does it (PEP 383 takes surrogates for the same); a name that has such
/// scalars itself is taken apart likewise, so that every name comes back.
package enum PathText {
    private static let base: UInt32 = 0xF700
    private static let escapes: ClosedRange<UInt32> = 0xF780...0xF7FF

    /// - Parameter name: the bytes of a name, without NUL.
    package static func text(of name: [UInt8]) -> String {
        if let text = String(validating: name, as: UTF8.self), !hasEscapes(text) { return text }
        var text = String.UnicodeScalarView()
        var at = 0
        while at < name.count {
            var rest = name[at...].makeIterator()
            var parser = Unicode.UTF8.ForwardParser()
            if case .valid(let encoded) = parser.parseScalar(from: &rest), case let scalar = Unicode.UTF8.decode(encoded),
                !escapes.contains(scalar.value)
            {
                text.append(scalar)
                at += encoded.count
            } else {
                if let scalar = Unicode.Scalar(base + UInt32(name[at])) { text.append(scalar) }
                at += 1
            }
        }
        return String(text)
    }

    /// The bytes that a text stands for.
    package static func bytes(of path: String) -> [UInt8] {
        guard hasEscapes(path) else { return Array(path.utf8) }
        return path.unicodeScalars.flatMap { scalar in
            escapes.contains(scalar.value) ? [UInt8(truncatingIfNeeded: scalar.value)] : Array(String(scalar).utf8)
        }
    }

    /// Calls `body` with the bytes that a text stands for, closed by NUL as the system's calls want them.
    package static func withSystemPath<Result>(_ path: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        guard hasEscapes(path) else { return path.withCString(body) }
        return (bytes(of: path) + [0]).withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map(body) ?? path.withCString(body)
            }
        }
    }

    /// Whether a name is no UTF-8: SQLite and Foundation would take it for another.
    static func hasEscapes(_ text: String) -> Bool {
        // U+F780 to U+F7FF are EF 9E 80 to EF 9F BF in UTF-8.
        var isAfterLead = false
        for byte in text.utf8 {
            if isAfterLead, byte == 0x9E || byte == 0x9F { return true }
            isAfterLead = byte == 0xEF
        }
        return false
    }
}
