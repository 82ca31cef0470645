/// Reads JSON (RFC 8259) from UTF-8 bytes and keeps the place of every value.
package struct JSONParser {
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0

    /// Deeper nesting is refused, since each level is a call.
    package static let deepestNesting = 512

    package struct Fault: Error, Sendable, Hashable {
        package var message: String
        /// Byte offset of the fault.
        package var offset: Int
    }

    /// - Throws: ``Fault`` where the text is no JSON.
    package static func parse(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
        var parser = JSONParser(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.at = 3 }
        let value = try parser.value()
        parser.skipSpace()
        guard parser.at == bytes.count else { throw parser.fault("unexpected text after the end of the value") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func fault(_ message: String) -> Fault { Fault(message: message, offset: min(at, bytes.count)) }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipSpace() {
        while let b = next, b == 0x20 || b == 0x0A || b == 0x0D || b == 0x09 { at += 1 }
    }

    private mutating func value() throws(Fault) -> JSONValue {
        skipSpace()
        let start = at
        switch next {
        case UInt8(ascii: "{"): return JSONValue(.object(try object()), offset: start)
        case UInt8(ascii: "["): return JSONValue(.array(try array()), offset: start)
        case UInt8(ascii: "\""): return JSONValue(.string(try string()), offset: start)
        case UInt8(ascii: "t"): return JSONValue(try word("true", .bool(true)), offset: start)
        case UInt8(ascii: "f"): return JSONValue(try word("false", .bool(false)), offset: start)
        case UInt8(ascii: "n"): return JSONValue(try word("null", .null), offset: start)
        case .some(UInt8(ascii: "-")), .some(0x30...0x39): return JSONValue(.number(try number()), offset: start)
        case nil: throw fault("unexpected end of the file; a value is missing")
        default: throw fault("expected a value")
        }
    }

    private mutating func word(_ word: StaticString, _ kind: JSONValue.Kind) throws(Fault) -> JSONValue.Kind {
        let count = word.utf8CodeUnitCount
        let matches = at + count <= bytes.count && (0..<count).allSatisfy { word.utf8Start[$0] == bytes[at + $0] }
        guard matches else { throw fault("expected a value") }
        at += count
        return kind
    }

    private mutating func nest() throws(Fault) {
        depth += 1
        if depth > Self.deepestNesting { throw fault("nested deeper than \(Self.deepestNesting) levels") }
    }

    private mutating func object() throws(Fault) -> [JSONValue.Member] {
        try nest()
        defer { depth -= 1 }
        at += 1
        var members: [JSONValue.Member] = []
        skipSpace()
        if next == UInt8(ascii: "}") {
            at += 1
            return members
        }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault("expected a key in quotation marks") }
            let keyOffset = at
            let key = try string()
            skipSpace()
            guard next == UInt8(ascii: ":") else { throw fault("expected ':' after the key '\(key)'") }
            at += 1
            members.append(.init(key: key, keyOffset: keyOffset, value: try value()))
            skipSpace()
            switch next {
            case UInt8(ascii: ","): at += 1
            case UInt8(ascii: "}"):
                at += 1
                return members
            default: throw fault("expected ',' or '}'")
            }
        }
    }

    private mutating func array() throws(Fault) -> [JSONValue] {
        try nest()
        defer { depth -= 1 }
        at += 1
        var elements: [JSONValue] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            at += 1
            return elements
        }
        while true {
            elements.append(try value())
            skipSpace()
            switch next {
            case UInt8(ascii: ","): at += 1
            case UInt8(ascii: "]"):
                at += 1
                return elements
            default: throw fault("expected ',' or ']'")
            }
        }
    }

    private mutating func number() throws(Fault) -> String {
        let start = at
        func isDigit(_ b: UInt8?) -> Bool { b.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
        if next == UInt8(ascii: "-") { at += 1 }
        guard isDigit(next) else { throw fault("expected a digit") }
        if next == UInt8(ascii: "0") { at += 1 } else { while isDigit(next) { at += 1 } }
        if next == UInt8(ascii: ".") {
            at += 1
            guard isDigit(next) else { throw fault("expected a digit after '.'") }
            while isDigit(next) { at += 1 }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            at += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
            guard isDigit(next) else { throw fault("expected a digit in the exponent") }
            while isDigit(next) { at += 1 }
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func string() throws(Fault) -> String {
        at += 1
        let start = at
        while let b = next, b != UInt8(ascii: "\""), b != UInt8(ascii: "\\"), b >= 0x20 { at += 1 }
        if next == UInt8(ascii: "\"") {
            at += 1
            return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
        }
        var out = Array(bytes[start..<at])
        while let b = next {
            at += 1
            switch b {
            case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
            case UInt8(ascii: "\\"): out.append(contentsOf: try escape())
            case 0..<0x20:
                at -= 1
                throw fault("a line end or control character inside a string; write it as an escape such as \\n")
            default: out.append(b)
            }
        }
        throw Fault(message: "the string has no closing quotation mark", offset: start - 1)
    }

    private mutating func escape() throws(Fault) -> [UInt8] {
        guard let b = next else { throw fault("unexpected end of the file in an escape") }
        at += 1
        switch b {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [b]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            let first = try codeUnit()
            guard first & 0xFC00 == 0xD800, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
                return Array(String(Character(Unicode.Scalar(first) ?? "\u{FFFD}")).utf8)
            }
            let afterFirst = at
            at += 2
            let second = try codeUnit()
            guard second & 0xFC00 == 0xDC00 else {
                at = afterFirst
                return Array("\u{FFFD}".utf8)
            }
            let scalar = 0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF)
            return Array(String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
        default:
            at -= 1
            throw fault("unknown escape '\\\(Character(Unicode.Scalar(b)))'")
        }
    }

    private mutating func codeUnit() throws(Fault) -> UInt32 {
        guard at + 4 <= bytes.count else { throw fault("expected four hexadecimal digits") }
        var n: UInt32 = 0
        for b in bytes[at..<(at + 4)] {
            guard let digit = Character(Unicode.Scalar(b)).hexDigitValue else { throw fault("expected four hexadecimal digits") }
            n = n << 4 | UInt32(digit)
        }
        at += 4
        return n
    }
}
