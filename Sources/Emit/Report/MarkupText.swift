import Mustache

/// How every text of a template is written: escaped for HTML, by bytes, and with nothing left that a reader cannot see.
///
/// The template engine's own rule goes by `Character`, and a quotation mark with a combining accent behind it is another character
/// than a quotation mark: it would pass unescaped and end an attribute. Here it cannot.
struct MarkupText: MustacheContentType {
    /// As templates name it in their first line.
    static let name = "REPORT"

    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: Self.mayNeedEscaping) else { return text }
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": out += "&lt;".utf8
            case ">": out += "&gt;".utf8
            case "&": out += "&amp;".utf8
            case "\"": out += "&quot;".utf8
            case "'": out += "&#39;".utf8
            case "\n", "\t": out.append(UInt8(scalar.value))
            default:
                if Self.isDirectionControl(scalar) {
                    out += "[U+\(String(scalar.value, radix: 16, uppercase: true))]".utf8
                } else if Self.isControl(scalar) {
                    out += "\u{FFFD}".utf8
                } else {
                    out += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
                }
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether a byte may begin a character that is not written as it is; none that a Chinese character begins with is among them.
    private static func mayNeedEscaping(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        // Controls; and the lead bytes of U+0080, U+061C, U+2000, U+F000 and all beyond U+FFFF.
        case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF...0xFF: true
        default: false
        }
    }

    /// Characters that turn the reading direction (UAX #9): written out, since they can make a text show what it does not say.
    private static func isDirectionControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Controls and noncharacters, which HTML does not allow.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        return value < 0x20 || (0x7F...0x9F).contains(value) || (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE
    }
}
