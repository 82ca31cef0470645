import Records

/// Links from a statement to the place that it stands at, in the saved page and at its address.
struct PageLink: Sendable {
    /// The saved page's path below the pipeline's folder, percent-encoded, with a text fragment; nil where no browser could open it:
    /// for a page inside a container, or a file that is none.
    let saved: String?
    /// The page's address with a text fragment; nil where it is not known, or is no web address.
    let address: String?

    /// - Parameter hasSavedPages: the report knows where the saved pages lie.
    init(to article: Article, words: String, hasSavedPages: Bool) {
        let fragment = TextFragment(words).directive
        saved = hasSavedPages && Self.isPlainPage(article.source) ? PercentEncoding.path(article.source) + "#" + fragment : nil
        address = article.url.flatMap(Self.webAddress).map { $0 + ($0.contains("#") ? "" : "#") + fragment }
    }

    /// `!/` leads into a container, and `#` to a row of a table (``Page/source``).
    private static func isPlainPage(_ source: String) -> Bool {
        guard !source.contains("!/"), !source.contains("#"), let dot = source.lastIndex(of: ".") else { return false }
        return ["html", "htm", "shtml", "xhtml", "txt"].contains(source[source.index(after: dot)...].lowercased())
    }

    /// An address that a browser may be sent to: `http` or `https`, so that no link runs a script, and without blanks and controls.
    static func webAddress(_ address: String) -> String? {
        let scheme = address.prefix { $0 != ":" }.lowercased()
        guard scheme == "http" || scheme == "https", address.dropFirst(scheme.count).hasPrefix("://") else { return nil }
        guard !address.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return nil }
        return address
    }
}

/// The text directive of the URL Fragment Text Directives draft (WICG): a browser scrolls to the words and marks them.
struct TextFragment: Sendable {
    let directive: String

    /// Long words are given by their first and their last clause, which a browser finds also where elements part the text between.
    /// Clauses, since a match must begin and end at the ends of words.
    init(_ words: String) {
        let parts: [Substring.UnicodeScalarView] = words.unicodeScalars.split { Self.ends.contains($0) }
        let clauses = parts.map { $0.drop(while: \.properties.isWhitespace) }.filter { $0.count >= Self.shortest }
        guard let first = clauses.first, let last = clauses.last, clauses.count > 1 else {
            directive = ":~:text=" + Self.encoded(clauses.first ?? words.unicodeScalars[...])
            return
        }
        directive = ":~:text=" + Self.encoded(first) + "," + Self.encoded(last)
    }

    private static func encoded(_ words: Substring.UnicodeScalarView) -> String {
        // A hyphen has a meaning in a text directive.
        PercentEncoding.encoded(String(words).utf8) { $0 != UInt8(ascii: "-") }
    }

    /// A clause of fewer characters is found at too many places.
    private static let shortest = 3
    private static let ends: Set<Unicode.Scalar> = [
        "\u{FF0C}", "。", "\u{FF1B}", "\u{FF1A}", "\u{FF01}", "\u{FF1F}", "、", "“", "”", "‘", "’", "「", "」", "『", "』", ",", ";", "!", "?",
        "\"", "\n",
    ]
}

/// Percent-encoding of RFC 3986.
enum PercentEncoding {
    /// A path with each of its steps encoded.
    static func path(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { encoded($0.utf8) }.joined(separator: "/")
    }

    /// - Parameter kept: of the unreserved characters, those that stay.
    static func encoded(_ bytes: some Sequence<UInt8>, keeping kept: (UInt8) -> Bool = { _ in true }) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in bytes {
            if isUnreserved(byte), kept(byte) {
                out.append(byte)
            } else {
                out.append(UInt8(ascii: "%"))
                out.append(digits[Int(byte >> 4)])
                out.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}
