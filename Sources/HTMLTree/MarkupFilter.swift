#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Takes out of a page what no rule reads and what would make the parser slow, before the parser sees it.
///
/// Comments, scripts (but for linked data), what stands for them, styles and vector drawings are two fifths of a page's bytes; a tag of 40,000 attributes
/// costs libxml2 seconds; a NUL would end the page.
struct MarkupFilter: ~Copyable {
    private let source: UnsafeBufferPointer<UInt8>
    private let limits: ParseLimits
    /// The page without what was taken out.
    private(set) var output: GrowingBuffer<UInt8>
    private(set) var cuts = ParseCuts()
    /// What comes before is copied or cut.
    private var copied = 0
    private var hasNUL = false
    /// Inside `pre`, whose white space is text.
    private var isPreformatted = false
    /// An address that is longer is not that of a site's first page, which is all that the links of the text are asked for.
    private static let longestHomeAddress = 48

    /// - Parameter source: a page, which must stay in place only during the call.
    init(_ source: UnsafeBufferPointer<UInt8>, limits: ParseLimits) {
        self.source = source
        self.limits = limits
        output = GrowingBuffer(capacity: source.count + 1)
        run()
    }

    private mutating func run() {
        hasNUL = find(0, from: 0) != nil
        var at = 0
        while let open = find(UInt8(ascii: "<"), from: at) {
            guard open + 1 < source.count else { break }
            let next = source[open + 1]
            if next == UInt8(ascii: "!") {
                at = comment(at: open)
            } else if isLetter(next) {
                at = element(at: open)
                foldSpace(at: at)
            } else if next == UInt8(ascii: "/") {
                if isPreformatted, isNamed("pre", at: open + 2) { isPreformatted = false }
                at = open + 2
                while at < source.count, source[at] != UInt8(ascii: ">"), source[at] != UInt8(ascii: "<") { at += 1 }
                if at < source.count, source[at] == UInt8(ascii: ">") { foldSpace(at: at + 1) }
            } else {
                at = open + 1
            }
        }
        copy(upTo: source.count)
    }

    /// Leaves one of the white space characters after a tag, which a browser shows as one: indentation is a tenth of a page, and the
    /// parser takes it one by one.
    private mutating func foldSpace(at start: Int) {
        guard !isPreformatted else { return }
        var end = start
        while end < source.count, isSpace(source[end]) { end += 1 }
        if end > start + 1 { cut(from: start + 1, to: end) }
    }

    /// Copies what is not cut, without its NUL bytes.
    private mutating func copy(upTo end: Int) {
        guard let base = source.baseAddress, end > copied else { return }
        if !hasNUL {
            output.append(base + copied, count: end - copied)
            copied = end
            return
        }
        var from = copied
        while from < end {
            let zero = memchr(base + from, 0, end - from).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? end
            output.append(base + from, count: zero - from)
            if zero < end { cuts.nulBytes += 1 }
            from = zero + 1
        }
        copied = end
    }

    private mutating func cut(from start: Int, to end: Int) {
        copy(upTo: start)
        copied = max(copied, end)
    }

    /// - Returns: where to read on.
    private mutating func comment(at open: Int) -> Int {
        guard open + 3 < source.count, source[open + 2] == UInt8(ascii: "-"), source[open + 3] == UInt8(ascii: "-") else { return open + 2 }
        // A comment without an end is read as no comment, so that the rest of the page is not lost.
        guard let end = findCommentEnd(from: open + 2) else {
            cut(from: open, to: open + 4)
            return open + 4
        }
        cut(from: open, to: end)
        return end
    }

    /// Reads a start tag, and cuts the element where nothing in it is wanted.
    /// - Returns: where to read on.
    private mutating func element(at open: Int) -> Int {
        if source[open + 1] | 0x20 == UInt8(ascii: "p"), isNamed("pre", at: open + 1) { isPreformatted = true }
        if isNamed("img", at: open + 1) || isNamed("input", at: open + 1) || isNamed("source", at: open + 1) {
            let end = tagEnd(at: open)
            cut(from: open, to: end)
            return end
        }
        guard let word = unread(at: open + 1) else { return tag(at: open) }
        let end = tagEnd(at: open)
        let isScript = word.utf8CodeUnitCount == 6 && source[open + 2] | 0x20 == UInt8(ascii: "c")
        let close = find(endTag: word, from: end)
        if isScript, contains("/ld", from: open, to: end) { return close ?? source.count }
        // A drawing is closed by `/>` too, and an element without an end tag is read as if it were empty, but for the two whose text is no markup.
        let isRaw = isScript || source[open + 2] | 0x20 == UInt8(ascii: "t")
        guard let close = close ?? (isRaw ? source.count : nil), isRaw || source[end - 2] != UInt8(ascii: "/") else { return end }
        cut(from: open, to: close)
        return close
    }

    /// The name at `at` if it is of an element that is cut whole, since no rule reads it.
    @inline(__always)
    private func unread(at: Int) -> StaticString? {
        switch source[at] | 0x20 {
        case UInt8(ascii: "s"):
            isNamed("script", at: at) ? "script" : isNamed("style", at: at) ? "style" : isNamed("svg", at: at) ? "svg" : nil
        case UInt8(ascii: "n"): isNamed("noscript", at: at) ? "noscript" : nil
        case UInt8(ascii: "i"): isNamed("iframe", at: at) ? "iframe" : nil
        default: nil
        }
    }

    /// The place after a start tag, quotation marks respected.
    private func tagEnd(at open: Int) -> Int {
        var i = open + 1
        while i < source.count {
            let b = source[i]
            if b == UInt8(ascii: ">") { return i + 1 }
            if b == UInt8(ascii: "\"") || b == UInt8(ascii: "'"), source[i - 1] == UInt8(ascii: "=") || isSpace(source[i - 1]) {
                guard let close = find(b, from: i + 1) else { return i + 1 }
                i = close
            }
            i += 1
        }
        return source.count
    }

    /// Finds the end of a start tag, quotation marks respected, and cuts the attributes that no tree keeps and those beyond the limits.
    private mutating func tag(at open: Int) -> Int {
        let count = source.count
        var i = open + 1
        while i < count, source[i] != UInt8(ascii: ">"), !isSpace(source[i]) { i += 1 }
        let isLink = i == open + 2 && source[open + 1] | 0x20 == UInt8(ascii: "a")
        var attributes = 0
        while i < count {
            while i < count, isSpace(source[i]) { i += 1 }
            guard i < count else { break }
            if source[i] == UInt8(ascii: ">") { return i + 1 }
            let start = i
            while i < count, source[i] != UInt8(ascii: "="), source[i] != UInt8(ascii: ">"), !isSpace(source[i]) { i += 1 }
            let nameEnd = i
            var value = i..<i
            while i < count, isSpace(source[i]) { i += 1 }
            if i < count, source[i] == UInt8(ascii: "=") {
                i += 1
                while i < count, isSpace(source[i]) { i += 1 }
                guard i < count else { break }
                let quote = source[i]
                if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    guard let close = find(quote, from: i + 1) else { return open + 1 }
                    value = (i + 1)..<close
                    i = close + 1
                } else {
                    let from = i
                    while i < count, source[i] != UInt8(ascii: ">"), !isSpace(source[i]) { i += 1 }
                    value = from..<i
                }
            } else {
                i = nameEnd
            }
            if nameEnd == start {
                i = max(i, start + 1)
                continue
            }
            attributes += 1
            if attributes > limits.attributesPerTag { return cutAttributes(from: start) }
            if !isKept(start..<nameEnd, value, isLink: isLink) {
                cut(from: start, to: i)
            } else if value.count > limits.attributeBytes {
                cut(from: value.lowerBound, to: value.upperBound)
                cuts.attributeValues += 1
            }
        }
        return count
    }

    /// Whether a tree keeps an attribute. Of styles only those are kept that hide or embolden.
    private func isKept(_ name: Range<Int>, _ value: Range<Int>, isLink: Bool) -> Bool {
        guard let known = AttributeName(UnsafeBufferPointer(rebasing: source[name])) else { return false }
        if isLink, known == .title || known == .href && value.count > Self.longestHomeAddress { return false }
        guard known == .style else { return true }
        return contains("display", from: value.lowerBound, to: value.upperBound)
            || contains("weight", from: value.lowerBound, to: value.upperBound)
    }

    /// Cuts the rest of a tag.
    private mutating func cutAttributes(from start: Int) -> Int {
        var end = start
        cuts.attributes += 1
        while end < source.count, source[end] != UInt8(ascii: ">") {
            if isSpace(source[end]) { cuts.attributes += 1 }
            end += 1
        }
        cut(from: start, to: end)
        return min(end + 1, source.count)
    }

    @inline(__always)
    private func isLetter(_ b: UInt8) -> Bool { b | 0x20 >= UInt8(ascii: "a") && b | 0x20 <= UInt8(ascii: "z") }

    @inline(__always)
    private func isSpace(_ b: UInt8) -> Bool { b == 0x20 || (b >= 0x09 && b <= 0x0D) }

    @inline(__always)
    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard let base = source.baseAddress, start < source.count else { return nil }
        return memchr(base + start, Int32(byte), source.count - start).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
    }

    /// - Returns: the place after the next `-->`.
    private func findCommentEnd(from start: Int) -> Int? {
        var at = start + 2
        while let close = find(UInt8(ascii: ">"), from: at) {
            if source[close - 1] == UInt8(ascii: "-"), source[close - 2] == UInt8(ascii: "-") { return close + 1 }
            at = close + 1
        }
        return nil
    }

    /// - Returns: the place after the end tag.
    private func find(endTag name: StaticString, from start: Int) -> Int? {
        var at = start
        while let open = find(UInt8(ascii: "<"), from: at) {
            guard open + 2 + name.utf8CodeUnitCount < source.count else { return nil }
            if source[open + 1] == UInt8(ascii: "/"), isNamed(name, at: open + 2) {
                return find(UInt8(ascii: ">"), from: open).map { $0 + 1 } ?? source.count
            }
            at = open + 1
        }
        return nil
    }

    private func isNamed(_ name: StaticString, at start: Int) -> Bool {
        let count = name.utf8CodeUnitCount
        guard start + count < source.count else { return false }
        for i in 0..<count where source[start + i] | 0x20 != name.utf8Start[i] { return false }
        let after = source[start + count]
        return after == UInt8(ascii: ">") || after == UInt8(ascii: "/") || isSpace(after)
    }

    private func contains(_ word: StaticString, from start: Int, to end: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard end - start >= count else { return false }
        for i in start...(end - count) {
            var k = 0
            while k < count, source[i + k] | 0x20 == word.utf8Start[k] | 0x20 { k += 1 }
            if k == count { return true }
        }
        return false
    }
}
