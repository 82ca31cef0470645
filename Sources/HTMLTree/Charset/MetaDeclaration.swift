/// Finds the charset that a page declares of itself: `<?xml encoding=…?>`, `<meta charset=…>`, `<meta http-equiv content="…charset=…">`.
///
/// After the WHATWG's "prescan a byte stream", but on through the whole head instead of 1,024 bytes, since saved pages carry
/// comments and scripts in front of it.
enum MetaDeclaration {
    /// No declaration is looked for behind this many bytes.
    private static let scanLength = 64 * 1024

    /// - Returns: the label, in lower case, as it is written.
    static func label(in bytes: [UInt8], isHTML: Bool) -> String? {
        bytes.withUnsafeBufferPointer { buffer in
            let scan = Scan(bytes: UnsafeBufferPointer(rebasing: buffer.prefix(scanLength)))
            return scan.xmlDeclaration() ?? (isHTML ? scan.meta() : nil)
        }
    }

    private struct Scan {
        let bytes: UnsafeBufferPointer<UInt8>

        func has(_ word: StaticString, at i: Int) -> Bool {
            let count = word.utf8CodeUnitCount
            guard i + count <= bytes.count else { return false }
            for k in 0..<count where Self.lower(bytes[i + k]) != word.utf8Start[k] { return false }
            return true
        }

        static func lower(_ b: UInt8) -> UInt8 { b >= 0x41 && b <= 0x5A ? b | 0x20 : b }

        func isSpace(_ i: Int) -> Bool { i < bytes.count && (bytes[i] == 0x20 || (bytes[i] >= 0x09 && bytes[i] <= 0x0D)) }

        func find(_ word: StaticString, from start: Int, to end: Int) -> Int? {
            var i = start
            let last = end - word.utf8CodeUnitCount
            while i <= last {
                if has(word, at: i) { return i }
                i += 1
            }
            return nil
        }

        func xmlDeclaration() -> String? {
            var i = 0
            while isSpace(i) { i += 1 }
            guard has("<?xml", at: i), let end = find("?>", from: i, to: min(bytes.count, i + 512)) else { return nil }
            guard let encoding = find("encoding", from: i, to: end) else { return nil }
            return value(after: encoding + 8, to: end)
        }

        func meta() -> String? {
            var i = 0
            while i < bytes.count {
                guard bytes[i] == UInt8(ascii: "<") else {
                    i += 1
                    continue
                }
                if has("<!--", at: i) {
                    guard let end = find("-->", from: i + 2, to: bytes.count) else { return nil }
                    i = end + 3
                } else if has("<meta", at: i), isSpace(i + 5) || (i + 5 < bytes.count && bytes[i + 5] == UInt8(ascii: "/")) {
                    let end = endOfTag(from: i + 5)
                    if let label = metaLabel(from: i + 5, to: end) { return label }
                    i = end
                } else if has("<script", at: i) {
                    i = find("</script", from: i + 7, to: bytes.count) ?? bytes.count
                } else if has("<body", at: i) {
                    return nil
                } else {
                    i += 1
                }
            }
            return nil
        }

        private func endOfTag(from start: Int) -> Int {
            var quote: UInt8 = 0
            for i in start..<bytes.count {
                let b = bytes[i]
                if quote != 0 {
                    if b == quote { quote = 0 }
                } else if b == UInt8(ascii: "\"") || b == UInt8(ascii: "'") {
                    if i > start, bytes[i - 1] == UInt8(ascii: "=") || isSpace(i - 1) { quote = b }
                } else if b == UInt8(ascii: ">") {
                    return i
                }
            }
            return bytes.count
        }

        /// Either an attribute `charset`, or the same word in the value of `content`: both are followed by `=` and the label.
        private func metaLabel(from start: Int, to end: Int) -> String? {
            var from = start
            while let at = find("charset", from: from, to: end) {
                if let label = value(after: at + 7, to: end) { return label }
                from = at + 7
            }
            return nil
        }

        private func value(after start: Int, to end: Int) -> String? {
            var i = start
            while i < end, isSpace(i) { i += 1 }
            guard i < end, bytes[i] == UInt8(ascii: "=") else { return nil }
            i += 1
            while i < end, isSpace(i) || bytes[i] == UInt8(ascii: "\"") || bytes[i] == UInt8(ascii: "'") { i += 1 }
            var label: [UInt8] = []
            while i < end, label.count < 40 {
                let b = Self.lower(bytes[i])
                let isLabelByte = (b >= 0x61 && b <= 0x7A) || (b >= 0x30 && b <= 0x39) || b == 0x2D || b == 0x5F || b == 0x3A || b == 0x2E
                guard isLabelByte else { break }
                label.append(b)
                i += 1
            }
            return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
        }
    }
}
