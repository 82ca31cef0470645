#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A page's bytes with the searches that ``MarkupFilter`` makes in them.
///
/// The filter reads from left to right, so an end that one search did not find is missing for all that follow: it is remembered, or a page of
/// 100,000 elements without an end would be read to its last byte for each of them.
struct MarkupSource: BitwiseCopyable {
    let bytes: UnsafeBufferPointer<UInt8>
    private var missing: Ends = []

    /// What can end a stretch of markup.
    private struct Ends: OptionSet, BitwiseCopyable {
        let rawValue: UInt8
        static let comment = Ends(rawValue: 1)
        static let quotationMark = Ends(rawValue: 2)
        static let apostrophe = Ends(rawValue: 4)

        static func element(_ element: UnreadElement) -> Ends { Ends(rawValue: 8 << element.rawValue) }
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    @inline(__always)
    var count: Int { bytes.count }

    @inline(__always)
    subscript(i: Int) -> UInt8 { bytes[i] }

    @inline(__always)
    static func isLetter(_ b: UInt8) -> Bool { b | 0x20 >= UInt8(ascii: "a") && b | 0x20 <= UInt8(ascii: "z") }

    @inline(__always)
    static func isSpace(_ b: UInt8) -> Bool { b == 0x20 || (b >= 0x09 && b <= 0x0D) }

    /// The place of the next byte of a value, before `end` where it is given.
    @inline(__always)
    func find(_ byte: UInt8, from start: Int, to end: Int? = nil) -> Int? {
        let end = end ?? bytes.count
        guard let base = bytes.baseAddress, start < end else { return nil }
        return memchr(base + start, Int32(byte), end - start).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
    }

    /// The place of the mark that closes a quoted value.
    @inline(__always)
    mutating func find(quote: UInt8, from start: Int) -> Int? {
        let end = quote == UInt8(ascii: "'") ? Ends.apostrophe : .quotationMark
        guard !missing.contains(end) else { return nil }
        if let found = find(quote, from: start) { return found }
        missing.insert(end)
        return nil
    }

    /// The place after the next `-->`.
    mutating func findCommentEnd(from start: Int) -> Int? {
        guard !missing.contains(.comment) else { return nil }
        var at = start + 2
        while let close = find(UInt8(ascii: ">"), from: at) {
            if bytes[close - 1] == UInt8(ascii: "-"), bytes[close - 2] == UInt8(ascii: "-") { return close + 1 }
            at = close + 1
        }
        missing.insert(.comment)
        return nil
    }

    /// The place after an element's next end tag.
    mutating func find(endOf element: UnreadElement, from start: Int) -> Int? {
        guard !missing.contains(.element(element)) else { return nil }
        let name = element.name
        var at = start
        while let open = find(UInt8(ascii: "<"), from: at), open + 2 + name.utf8CodeUnitCount < count {
            if bytes[open + 1] == UInt8(ascii: "/"), isNamed(name, at: open + 2) {
                return find(UInt8(ascii: ">"), from: open).map { $0 + 1 } ?? count
            }
            at = open + 1
        }
        missing.insert(.element(element))
        return nil
    }

    /// Whether a tag's name, in lower case, stands at `start` as a whole word.
    func isNamed(_ name: StaticString, at start: Int) -> Bool {
        let length = name.utf8CodeUnitCount
        guard start + length < count else { return false }
        for i in 0..<length where bytes[start + i] | 0x20 != name.utf8Start[i] { return false }
        let after = bytes[start + length]
        return after == UInt8(ascii: ">") || after == UInt8(ascii: "/") || Self.isSpace(after)
    }

    func contains(_ word: StaticString, in range: Range<Int>) -> Bool {
        let length = word.utf8CodeUnitCount
        guard range.count >= length else { return false }
        for i in range.lowerBound...(range.upperBound - length) {
            var k = 0
            while k < length, bytes[i + k] | 0x20 == word.utf8Start[k] | 0x20 { k += 1 }
            if k == length { return true }
        }
        return false
    }
}

/// The elements that are cut whole, since no rule reads them.
enum UnreadElement: UInt8, BitwiseCopyable {
    case script, style, svg, noscript, iframe

    /// The one whose start tag has its name at `at`.
    @inline(__always)
    init?(_ source: MarkupSource, at: Int) {
        switch source[at] | 0x20 {
        case UInt8(ascii: "s"):
            if source.isNamed("script", at: at) {
                self = .script
            } else if source.isNamed("style", at: at) {
                self = .style
            } else if source.isNamed("svg", at: at) {
                self = .svg
            } else {
                return nil
            }
        case UInt8(ascii: "n") where source.isNamed("noscript", at: at): self = .noscript
        case UInt8(ascii: "i") where source.isNamed("iframe", at: at): self = .iframe
        default: return nil
        }
    }

    var name: StaticString {
        switch self {
        case .script: "script"
        case .style: "style"
        case .svg: "svg"
        case .noscript: "noscript"
        case .iframe: "iframe"
        }
    }

    /// Whether its text is no markup: without an end tag it goes on to the end of the page.
    var isRaw: Bool { self == .script || self == .style }
}
