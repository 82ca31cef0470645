/// Lines of plain text that are at most 80 columns wide, where a Chinese character takes two.
struct WrappedText {
    static let width = 80
    private(set) var lines: [String] = []

    var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

    mutating func blank() { lines.append("") }

    /// A heading with a rule of its own width below it.
    mutating func heading(_ text: String, rule: Character) {
        add(text)
        lines.append(String(repeating: rule, count: min(Self.width, Self.columns(of: text))))
    }

    /// A paragraph, broken where it must be: between any two Chinese characters, and at spaces elsewhere.
    ///
    /// - Parameters:
    ///   - indent: spaces before the first line.
    ///   - hanging: spaces before the others.
    mutating func add(_ text: String, indent: Int = 0, hanging: Int? = nil) {
        var line = String(repeating: " ", count: indent)
        var used = indent
        var isFresh = true
        let room = Self.width - max(indent, hanging ?? indent)
        for piece in Self.pieces(of: text).flatMap({ Self.parts(of: $0, within: room) }) {
            let columns = Self.columns(of: piece)
            if !isFresh, used + columns > Self.width {
                if piece == " " { continue }
                lines.append(Self.trimmed(line))
                line = String(repeating: " ", count: hanging ?? indent)
                used = hanging ?? indent
            }
            line += piece
            used += columns
            isFresh = false
        }
        lines.append(Self.trimmed(line))
    }

    /// A piece that is longer than a line, such as an address, in parts that are not.
    private static func parts(of piece: String, within room: Int) -> [String] {
        guard columns(of: piece) > room else { return [piece] }
        var parts = [""]
        for character in piece {
            if columns(of: parts[parts.count - 1]) + columns(of: String(character)) > room { parts.append("") }
            parts[parts.count - 1].append(character)
        }
        return parts
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    /// The text in pieces between which a line may be broken: a mark that must not begin a line stays with what is before it,
    /// one that must not end a line with what is after it.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var glue = false
        var last: Character = " "
        for character in text.lazy.map({ $0.isNewline || $0 == "\t" ? " " : $0 }) {
            let isWide = columns(of: String(character)) == 2
            let joins = glue || closing.contains(character) || (!isWide && character != " " && !isBreak(after: last))
            if joins, !pieces.isEmpty {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
            glue = opening.contains(character)
            last = character
        }
        return pieces
    }

    private static func isBreak(after character: Character) -> Bool { character == " " || columns(of: String(character)) == 2 }

    /// Commas, stops and closing marks, the full-width ones by their code points.
    private static let closing: Set<Character> = [
        "\u{FF0C}", "\u{FF1A}", "\u{FF1B}", "\u{FF01}", "\u{FF1F}", "\u{FF09}", "。", "、", "”", "’", "」", "』", "》", "〕", "…", ",", ".", ";",
        ":", "!",
        "?", ")", "%",
    ]
    private static let opening: Set<Character> = ["\u{FF08}", "“", "‘", "「", "『", "《", "〔", "("]

    /// Unicode Standard Annex 11: wide and full-width characters take two columns; curly quotes are counted as wide, as Chinese
    /// fonts set them.
    static func columns(of text: String) -> Int {
        var n = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: break
            case 0x1100...0x115F, 0x2010...0x2027, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
                n += 2
            default: n += 1
            }
        }
        return n
    }
}
