/// Undoes a Content-Transfer-Encoding (RFC 2045) line by line.
///
/// Line ends of a text become `\n`: in MIME they are always CR LF, whatever they were in the page.
struct TransferCoding {
    private let kind: Kind
    private(set) var decoded: [UInt8] = []
    private var bits: UInt32 = 0
    private var bitCount = 0

    private enum Kind { case quotedPrintable, base64, none }

    init(_ name: String?) {
        switch name.map({ HeaderFields.mediaType($0) }) {
        case "quoted-printable": kind = .quotedPrintable
        case "base64": kind = .base64
        default: kind = .none
        }
    }

    mutating func add(_ line: ArraySlice<UInt8>) {
        switch kind {
        case .quotedPrintable: addQuotedPrintable(line)
        case .base64: addBase64(line)
        case .none:
            decoded.append(contentsOf: line)
            if decoded.count >= 2, decoded[decoded.count - 1] == 0x0A, decoded[decoded.count - 2] == 0x0D {
                decoded.removeLast(2)
                decoded.append(0x0A)
            }
        }
    }

    /// The part's content: the last line end belongs to the delimiter behind it.
    mutating func finished() -> [UInt8] {
        if kind != .base64, decoded.last == 0x0A { decoded.removeLast() }
        return decoded
    }

    private mutating func addQuotedPrintable(_ line: ArraySlice<UInt8>) {
        var end = line.endIndex
        let hasLineEnd = line.last == 0x0A
        while end > line.startIndex, line[end - 1] == 0x0A || line[end - 1] == 0x0D { end -= 1 }
        // Space at the end of a line was added on the way (RFC 2045, 6.7 rule 3).
        if hasLineEnd { while end > line.startIndex, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 } }
        var isSoft = false
        if end > line.startIndex, line[end - 1] == UInt8(ascii: "=") {
            isSoft = true
            end -= 1
        }
        var i = line.startIndex
        while i < end {
            if line[i] == UInt8(ascii: "="), i + 2 < end, let high = Self.hexDigit(line[i + 1]), let low = Self.hexDigit(line[i + 2]) {
                decoded.append(high << 4 | low)
                i += 3
            } else {
                decoded.append(line[i])
                i += 1
            }
        }
        if hasLineEnd, !isSoft { decoded.append(0x0A) }
    }

    private static func hexDigit(_ b: UInt8) -> UInt8? {
        switch b {
        case 0x30...0x39: b - 0x30
        case 0x41...0x46: b - 0x37
        case 0x61...0x66: b - 0x57
        default: nil
        }
    }

    private mutating func addBase64(_ line: ArraySlice<UInt8>) {
        for b in line {
            let value: UInt8
            switch b {
            case 0x41...0x5A: value = b - 0x41
            case 0x61...0x7A: value = b - 0x47
            case 0x30...0x39: value = b + 4
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
            }
        }
    }
}
