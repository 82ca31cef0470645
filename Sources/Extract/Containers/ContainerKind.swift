import HTMLTree
import JSONText

/// What an input is, told by its first bytes; its name only decides where they leave it open.
enum ContainerKind: Equatable {
    case html
    case plainText
    case gzip
    case zstandard
    /// LZ4, bzip2, xz.
    case compressedFile
    /// Zip or tar.
    case archive
    case webArchive
    case warc
    case arc
    case mhtml
    case ndjson
    case table(delimiter: UInt8)
    /// Known, and not read; the words say what it is.
    case unsupported(String)
    /// Neither a page nor a text.
    case other

    private static let magic: [(offset: Int, bytes: [UInt8], kind: ContainerKind)] = [
        (0, [0x1F, 0x8B], .gzip),
        (0, [0x28, 0xB5, 0x2F, 0xFD], .zstandard),
        // A skippable frame: the dictionary of a .warc.zst, or the index of a seekable file.
        (1, [0x2A, 0x4D, 0x18], .zstandard),
        (0, [0x04, 0x22, 0x4D, 0x18], .compressedFile),
        (0, [0x42, 0x5A, 0x68], .compressedFile),
        (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .compressedFile),
        (0, [0x50, 0x4B, 0x03, 0x04], .archive),
        (0, [0x50, 0x4B, 0x05, 0x06], .archive),
        (257, Array("ustar".utf8), .archive),
        (0, Array("bplist00".utf8), .webArchive),
        (0, Array("WARC/".utf8), .warc),
        (0, Array("filedesc://".utf8), .arc),
        (0, [0x37, 0x7A, 0xBC, 0xAF], .unsupported("a 7z archive")),
        (0, Array("Rar!".utf8), .unsupported("a RAR archive")),
        (0, Array("%PDF".utf8), .unsupported("a PDF document")),
        (0, [0xD0, 0xCF, 0x11, 0xE0], .unsupported("an old Office document")),
        (0, [0x89, 0x50, 0x4E, 0x47], .other),
        (0, [0xFF, 0xD8, 0xFF], .other),
        (0, Array("GIF8".utf8), .other),
        (0, Array("RIFF".utf8), .other),
        (0, Array("wOF".utf8), .other),
    ]

    /// - Parameters:
    ///   - head: the first bytes, as many as there are up to ``ByteStream/windowSize``.
    ///   - name: the last part of the path.
    init(head: UnsafeRawBufferPointer, name: String, columns: TableColumns) {
        for entry in Self.magic where head.count >= entry.offset + entry.bytes.count {
            if head[entry.offset..<(entry.offset + entry.bytes.count)].elementsEqual(entry.bytes) {
                self = entry.kind
                return
            }
        }
        // In UTF-16 every second byte may be a NUL; a sample of an even length is enough to tell.
        if head.prefix(4096).contains(0) || head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            let decoded = Charset.decode(Array(head.prefix(head.count & ~1)), headerCharset: nil, isHTML: false)
            if decoded.charset.hasPrefix("utf-16") {
                self = decoded.utf8.withUnsafeBytes { Self.text($0, name: name, columns: columns) }
                return
            }
        }
        self = Self.text(head, name: name, columns: columns)
    }

    private static func text(_ head: UnsafeRawBufferPointer, name: String, columns: TableColumns) -> ContainerKind {
        let start = self.start(of: head)
        let named = FileName(name)
        if start == head.count { return named.isText ? .plainText : .html }
        if head[start] == UInt8(ascii: "<") { return head.has("<svg", at: start) ? .other : .html }
        if isBinary(head) { return .other }
        if MHTMLSign.begins(head, at: start) { return .mhtml }
        if named.isRows || hasRows(head, at: start) { return .ndjson }
        if head[start] == UInt8(ascii: "{"), let isRow = beginsWithRow(head, at: start) { return isRow ? .ndjson : .other }
        if head[start] == UInt8(ascii: "["), named.isJSON { return .unsupported("one JSON array; write an object a line") }
        if let delimiter = columns.delimiter(ofHeaderIn: head, at: start) { return .table(delimiter: delimiter) }
        if named.isTable { return .table(delimiter: named.isTabbed ? 0x09 : UInt8(ascii: ",")) }
        if named.isText { return .plainText }
        if hasMarkup(head) { return .html }
        return named.isCode ? .other : .plainText
    }

    /// Whether bytes that no name and no header speak for are a page.
    static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { head in
            let start = start(of: head)
            guard start < head.count else { return false }
            let head = UnsafeRawBufferPointer(rebasing: head.prefix(ByteStream.windowSize))
            return start < head.count && (head[start] == UInt8(ascii: "<") || (!isBinary(head) && hasMarkup(head)))
        }
    }

    /// Behind the byte order mark and white space.
    private static func start(of head: UnsafeRawBufferPointer) -> Int {
        var i = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while i < head.count, head[i] == 0x20 || (head[i] >= 0x09 && head[i] <= 0x0D) || head[i] == 0 { i += 1 }
        return i
    }

    /// Control characters that no text has, more than stray ones.
    private static func isBinary(_ head: UnsafeRawBufferPointer) -> Bool {
        var control = 0
        for b in head where b < 0x09 || (b > 0x0D && b < 0x1A) || (b > 0x1B && b < 0x20) || b == 0x7F { control += 1 }
        return control * 100 > head.count
    }

    private static func hasMarkup(_ head: UnsafeRawBufferPointer) -> Bool {
        var i = 0
        while let open = head.offset(of: "<", from: i) {
            for tag: StaticString in ["<!doctype html", "<html", "<head", "<body", "<div", "</p>", "<br", "</a>", "</td>"]
            where head.has(tag, at: open) {
                return true
            }
            i = open + 1
        }
        return false
    }

    /// Nil where a brace begins no JSON object on one line.
    private static func beginsWithRow(_ head: UnsafeRawBufferPointer, at start: Int) -> Bool? {
        guard let newline = head.offset(of: "\n", from: start) else {
            let next = head[(start + 1)...].first { $0 > 0x20 }
            let isWhole = head.count < ByteStream.windowSize
            guard isWhole else { return next == UInt8(ascii: "\"") ? true : nil }
            return isObject(Array(head[start...])) ? true : nil
        }
        if isObject(Array(head[start..<newline])) { return true }
        let rest = head[(start + 1)..<newline]
        return rest.allSatisfy { $0 <= 0x20 } && head[newline...].first(where: { $0 > 0x20 }) == UInt8(ascii: "\"") ? false : nil
    }

    /// Whether each of the two lines after a damaged first one is a JSON object.
    private static func hasRows(_ head: UnsafeRawBufferPointer, at start: Int) -> Bool {
        var at = start
        for _ in 0..<2 {
            guard let newline = head.offset(of: "\n", from: at), newline + 1 < head.count, head[newline + 1] == UInt8(ascii: "{"),
                let end = head.offset(of: "\n", from: newline + 1), isObject(Array(head[(newline + 1)..<end]))
            else { return false }
            at = newline + 1
        }
        return true
    }

    private static func isObject(_ line: [UInt8]) -> Bool {
        let decoded = Charset.decode(line, headerCharset: nil, isHTML: false)
        return (try? JSONParser.parse(decoded.utf8))?.members != nil
    }
}

/// The first lines of a MIME message.
private enum MHTMLSign {
    static func begins(_ head: UnsafeRawBufferPointer, at start: Int) -> Bool {
        var lines = 0
        var i = start
        var isMIME = false
        while i < head.count, lines < 40 {
            let end = head.offset(of: "\n", from: i) ?? head.count
            let line = head[i..<end]
            if line.allSatisfy({ $0 <= 0x20 }) { break }
            if lines == 0 {
                guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > i, line[i..<colon].allSatisfy(isNameByte) else {
                    return false
                }
            }
            if head.has("mime-version:", at: i) || (head.has("content-type:", at: i) && hasMultipart(line, head)) { isMIME = true }
            lines += 1
            i = end + 1
        }
        return isMIME
    }

    private static func isNameByte(_ b: UInt8) -> Bool { (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) || b == UInt8(ascii: "-") }

    private static func hasMultipart(_ line: Slice<UnsafeRawBufferPointer>, _ head: UnsafeRawBufferPointer) -> Bool {
        line.indices.contains { head.has("multipart/", at: $0) }
    }
}
