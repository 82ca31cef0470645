/// Writes JSON as UTF-8 bytes, compact, keys in the order in which they are given: the same value, the same bytes.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// One entry a level: whether something has been written in it yet.
    private var hasElement: [Bool] = []
    /// The separator of the next value stands already.
    private var hasSeparator = false

    package init() {}

    package mutating func beginObject() { open(UInt8(ascii: "{")) }
    package mutating func endObject() { close(UInt8(ascii: "}")) }
    package mutating func beginArray() { open(UInt8(ascii: "[")) }
    package mutating func endArray() { close(UInt8(ascii: "]")) }

    package mutating func key(_ key: String) {
        separate()
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        hasSeparator = true
    }

    package mutating func value(_ string: String?) {
        separate()
        if let string { quote(string) } else { bytes.append(contentsOf: "null".utf8) }
    }

    /// UTF-8 bytes as a string, without making one.
    package mutating func value(utf8: [UInt8]) {
        separate()
        quote(utf8)
    }

    package mutating func value(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    package mutating func value(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    package mutating func value(_ number: Double) {
        separate()
        bytes.append(contentsOf: JSONWriter.text(of: number).utf8)
    }

    package mutating func value(_ json: JSONValue) {
        switch json.kind {
        case .null: value(nil)
        case .bool(let flag): value(flag)
        case .number(let digits):
            separate()
            bytes.append(contentsOf: digits.utf8)
        case .string(let string): value(string)
        case .array(let elements):
            beginArray()
            for element in elements { value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.key)
                value(member.value)
            }
            endObject()
        }
    }

    /// A whole number without a fraction, any other in the shortest form that reads back as the same.
    package static func text(of number: Double) -> String {
        guard number.isFinite else { return "null" }
        return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    /// A line end before the next value: between two lines of NDJSON, or in a list that shall be readable.
    package mutating func beginElementLine() {
        separate()
        bytes.append(0x0A)
        hasSeparator = true
    }

    /// Gives what was written so far and forgets it.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        hasElement.append(false)
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        hasElement.removeLast()
    }

    private mutating func separate() {
        if hasSeparator {
            hasSeparator = false
            return
        }
        guard let last = hasElement.last else { return }
        if last { bytes.append(UInt8(ascii: ",")) }
        hasElement[hasElement.count - 1] = true
    }

    private mutating func quote(_ string: String) {
        var string = string
        string.withUTF8 { quote(bytes: $0) }
    }

    private mutating func quote(_ utf8: [UInt8]) {
        utf8.withUnsafeBufferPointer { quote(bytes: $0) }
    }

    private mutating func quote(bytes source: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        for i in 0..<source.count {
            let b = source[i]
            guard b < 0x20 || b == UInt8(ascii: "\"") || b == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: source[start..<i])
            start = i + 1
            switch b {
            case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            default:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(digits[Int(b >> 4)])
                bytes.append(digits[Int(b & 15)])
            }
        }
        bytes.append(contentsOf: source[start..<source.count])
        bytes.append(UInt8(ascii: "\""))
    }
}
