import HTMLTree

/// What the name of a file or of a member of an archive says of it.
package struct FileName {
    private let parts: [Substring]
    private let suffix: String

    /// - Parameter path: with `/` between its parts.
    init(_ path: String) {
        parts = path.split(separator: "/")
        var name = (parts.last ?? "").lowercased()
        for packed in [".gz", ".zst", ".lz4", ".bz2", ".xz"] where name.hasSuffix(packed) { name.removeLast(packed.count) }
        suffix = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
    }

    /// A name for people, of bytes in any charset: the system keeps none with a name.
    package static func readable(_ bytes: [UInt8]) -> String {
        printable(String(decoding: Charset.decode(bytes, headerCharset: nil, isHTML: false).utf8, as: UTF8.self))
    }

    /// Without characters that control a terminal.
    static func printable(_ path: String) -> String {
        String(String.UnicodeScalarView(path.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
    }

    var isText: Bool { ["txt", "text", "md"].contains(suffix) }
    var isTable: Bool { ["csv", "tsv", "tab"].contains(suffix) }
    var isTabbed: Bool { suffix != "csv" }
    var isRows: Bool { ["jsonl", "ndjson"].contains(suffix) }
    var isJSON: Bool { ["json", "jsonl", "ndjson"].contains(suffix) }

    /// Scripts, styles and indexes: text, but no document.
    var isCode: Bool {
        ["js", "mjs", "css", "json", "map", "svg", "cdx", "cdxj", "idx", "log", "yaml", "yml", "toml", "ini", "sql", "py", "sh"].contains(
            suffix
        )
    }

    /// It is hidden, or lies in a folder that an archiver makes for itself.
    var isCompanion: Bool { parts.last?.hasPrefix(".") == true || parts.dropLast().contains("__MACOSX") }

    /// The path without its suffix of the page whose resources the file seems to be: it lies in a folder such as a browser makes beside a page that it
    /// saves, for styles, frames and advertisements.
    var ownerOfResource: String? {
        for place in parts.indices.dropLast() {
            if let page = Self.page(ofResourceFolder: String(parts[place])) {
                return (parts[..<place].map(String.init) + [page]).joined(separator: "/")
            }
        }
        return nil
    }

    /// The path without its suffix.
    var stem: String {
        let path = parts.joined(separator: "/")
        guard let name = parts.last, let dot = name.lastIndex(of: "."), dot > name.startIndex else { return path }
        return String(path.dropLast(name.distance(from: dot, to: name.endIndex)))
    }

    var isHTML: Bool { ["html", "htm", "xhtml", "shtml"].contains(suffix) }

    /// The name, without its suffix, of the page that a folder is named after as browsers do; nil where it is named otherwise.
    package static func page(ofResourceFolder name: String) -> String? {
        for suffix in ["_files", ".files", "_Files", "_Dateien"] where name.hasSuffix(suffix) && name.count > suffix.count {
            return String(name.dropLast(suffix.count))
        }
        return nil
    }
}
