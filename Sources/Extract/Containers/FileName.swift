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

    /// It lies in the folder that a browser makes beside a page saved as "complete", whose HTML is of frames and advertisements, or in one
    /// that an archiver makes for itself.
    var isCompanion: Bool {
        if parts.last?.hasPrefix(".") == true { return true }
        return parts.dropLast().contains {
            $0 == "__MACOSX" || $0.hasSuffix("_files") || $0.hasSuffix(".files") || $0.hasSuffix("_Dateien")
        }
    }
}
