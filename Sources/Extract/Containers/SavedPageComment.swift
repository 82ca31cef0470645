import Records

/// The comment with which a browser or a saver notes where a page came from.
///
/// `<!-- saved from url=(0040)https://… -->` (browsers), SingleFile's block of `url:` and `saved date:` lines, and monolith's
/// `<!-- Saved from https://… at 2020-01-22T03:00:00Z using … -->`.
struct SavedPageComment {
    var url: String?
    var saved: CivilDate?

    /// Comments further down are of the page itself.
    private static let scanLength = 16 * 1024

    init(_ page: [UInt8]) {
        page.withUnsafeBytes { page in
            let head = UnsafeRawBufferPointer(rebasing: page.prefix(Self.scanLength))
            var at = 0
            while url == nil, let open = head.offset(of: "<!--", from: at), let close = head.offset(of: "-->", from: open + 4) {
                read(String(decoding: head[(open + 4)..<close], as: UTF8.self))
                at = close + 3
            }
        }
    }

    private mutating func read(_ comment: String) {
        let text = String(decoding: Array(comment.utf8).trimmed, as: UTF8.self)
        let lower = text.lowercased()
        if lower.hasPrefix("saved from url=") {
            guard let close = text.utf8.firstIndex(of: UInt8(ascii: ")")) else { return }
            url = Self.address(text[text.index(after: close)...])
        } else if lower.hasPrefix("saved from ") {
            let words = text.split(separator: " ")
            url = words.count > 2 ? Self.address(words[2]) : nil
            if words.count > 4, words[3] == "at" { saved = LenientDate.day(in: words[4]) }
        } else if lower.contains("singlefile") {
            for line in text.split(whereSeparator: \.isNewline) {
                let line = String(decoding: Array(line.utf8).trimmed, as: UTF8.self)
                if line.hasPrefix("url:") { url = Self.address(line.dropFirst(4)) }
                if line.hasPrefix("saved date:") { saved = LenientDate.day(in: line.dropFirst(11)) }
            }
        }
    }

    private static func address(_ text: some StringProtocol) -> String? {
        let address = String(decoding: Array(text.utf8).trimmed, as: UTF8.self)
        return address.hasPrefix("http") || address.hasPrefix("file:") ? address : nil
    }
}
