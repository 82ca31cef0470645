/// Takes out of a page what no rule reads and what would make the parser slow, before the parser sees it.
///
/// Comments, scripts (but for linked data), what stands for them, styles and vector drawings are two fifths of a page's bytes; a tag of 40,000 attributes
/// costs libxml2 seconds; a NUL would end the page.
struct MarkupFilter: ~Copyable {
    private var source: MarkupSource
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
        self.source = MarkupSource(source)
        self.limits = limits
        output = GrowingBuffer(capacity: source.count + 1)
        run()
    }

    private mutating func run() {
        hasNUL = source.find(0, from: 0) != nil
        var at = 0
        while let open = source.find(UInt8(ascii: "<"), from: at) {
            guard open + 1 < source.count else { break }
            let next = source[open + 1]
            if next == UInt8(ascii: "!") {
                at = comment(at: open)
            } else if MarkupSource.isLetter(next) {
                at = element(at: open)
                foldSpace(at: at)
            } else if next == UInt8(ascii: "/") {
                if isPreformatted, source.isNamed("pre", at: open + 2) { isPreformatted = false }
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
        while end < source.count, MarkupSource.isSpace(source[end]) { end += 1 }
        if end > start + 1 { cut(from: start + 1, to: end) }
    }

    /// Copies what is not cut, without its NUL bytes.
    private mutating func copy(upTo end: Int) {
        guard let base = source.bytes.baseAddress, end > copied else { return }
        if !hasNUL {
            output.append(base + copied, count: end - copied)
            copied = end
            return
        }
        var from = copied
        while from < end {
            let zero = source.find(0, from: from, to: end) ?? end
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
        guard let end = source.findCommentEnd(from: open + 2) else {
            cut(from: open, to: open + 4)
            return open + 4
        }
        cut(from: open, to: end)
        return end
    }

    /// Reads a start tag, and cuts the element where nothing in it is wanted.
    /// - Returns: where to read on.
    private mutating func element(at open: Int) -> Int {
        if source[open + 1] | 0x20 == UInt8(ascii: "p"), source.isNamed("pre", at: open + 1) { isPreformatted = true }
        if source.isNamed("img", at: open + 1) || source.isNamed("input", at: open + 1) || source.isNamed("source", at: open + 1) {
            let end = tagEnd(at: open)
            cut(from: open, to: end)
            return end
        }
        guard let element = UnreadElement(source, at: open + 1) else { return tag(at: open) }
        let end = tagEnd(at: open)
        if element == .script, source.contains("/ld", in: open..<end) { return source.find(endOf: element, from: end) ?? source.count }
        // A drawing is closed by `/>` too, and an element without an end tag is read as if it were empty, but for a raw one.
        if !element.isRaw, source[end - 2] == UInt8(ascii: "/") { return end }
        guard let close = source.find(endOf: element, from: end) ?? (element.isRaw ? source.count : nil) else { return end }
        cut(from: open, to: close)
        return close
    }

    /// The place after a start tag, quotation marks respected.
    private mutating func tagEnd(at open: Int) -> Int {
        var i = open + 1
        while i < source.count {
            let b = source[i]
            if b == UInt8(ascii: ">") { return i + 1 }
            if b == UInt8(ascii: "\"") || b == UInt8(ascii: "'"), source[i - 1] == UInt8(ascii: "=") || MarkupSource.isSpace(source[i - 1])
            {
                guard let close = source.find(quote: b, from: i + 1) else { return i + 1 }
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
        while i < count, source[i] != UInt8(ascii: ">"), !MarkupSource.isSpace(source[i]) { i += 1 }
        let isLink = i == open + 2 && source[open + 1] | 0x20 == UInt8(ascii: "a")
        var attributes = 0
        while i < count {
            while i < count, MarkupSource.isSpace(source[i]) { i += 1 }
            guard i < count else { break }
            if source[i] == UInt8(ascii: ">") { return i + 1 }
            let start = i
            while i < count, source[i] != UInt8(ascii: "="), source[i] != UInt8(ascii: ">"), !MarkupSource.isSpace(source[i]) { i += 1 }
            let nameEnd = i
            var value = i..<i
            while i < count, MarkupSource.isSpace(source[i]) { i += 1 }
            if i < count, source[i] == UInt8(ascii: "=") {
                i += 1
                while i < count, MarkupSource.isSpace(source[i]) { i += 1 }
                guard i < count else { break }
                let quote = source[i]
                if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    guard let close = source.find(quote: quote, from: i + 1) else { return open + 1 }
                    value = (i + 1)..<close
                    i = close + 1
                } else {
                    let from = i
                    while i < count, source[i] != UInt8(ascii: ">"), !MarkupSource.isSpace(source[i]) { i += 1 }
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
        guard let known = AttributeName(UnsafeBufferPointer(rebasing: source.bytes[name])) else { return false }
        if isLink, known == .title || known == .href && value.count > Self.longestHomeAddress { return false }
        guard known == .style else { return true }
        return source.contains("display", in: value) || source.contains("weight", in: value)
    }

    /// Cuts the rest of a tag.
    private mutating func cutAttributes(from start: Int) -> Int {
        var end = start
        cuts.attributes += 1
        while end < source.count, source[end] != UInt8(ascii: ">") {
            if MarkupSource.isSpace(source[end]) { cuts.attributes += 1 }
            end += 1
        }
        cut(from: start, to: end)
        return min(end + 1, source.count)
    }
}
