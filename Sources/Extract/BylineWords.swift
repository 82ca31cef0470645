import Matching
import Records

/// The labels of a byline, such as 来源 or `By`, and how their values are read.
struct BylineWords: Sendable {
    enum Label: Sendable, Hashable {
        case author, publisher, published, updated
        /// The day of something else, such as when a member joined or an offer ends.
        case otherDate
        /// Another label, at which a value ends.
        case end
    }

    struct Field {
        var label: Label
        /// Bytes of the value.
        var start: Int
        var end: Int
    }

    private let matcher: TermMatcher
    private let labels: [Label]
    /// What stands where names do and is none, such as the days of the week.
    private let nameless: Set<[UInt8]>

    init(
        author: [String],
        publisher: [String],
        published: [String],
        updated: [String],
        otherDate: [String],
        end: [String],
        nameless: [String]
    ) {
        self.nameless = Set(nameless.map { Array($0.utf8) })
        let lists: [(Label, [String])] = [
            (.author, author), (.publisher, publisher), (.published, published), (.updated, updated), (.otherDate, otherDate),
            (.end, end),
        ]
        matcher = TermMatcher(lists.flatMap { $0.1.map { Array($0.utf8) } }, foldsASCIICase: true)
        labels = lists.flatMap { list in list.1.map { _ in list.0 } }
    }

    /// A name without the label that it begins with, `By Jane Doe`, `作者：张三`.
    func withoutLabel(_ bytes: [UInt8]) -> [UInt8] {
        guard let hit = matcher.terms(in: bytes, at: 0).first, labels[hit.term] == .author || labels[hit.term] == .publisher else {
            return bytes
        }
        var i = hit.span.end
        guard i < bytes.count, bytes[i] >= 0x80 || !DateReader.isLetter(bytes[i]) || bytes[i - 1] >= 0x80 else { return bytes }
        if bytes[i - 1] < 0x80, bytes[i] != 0x20, bytes[i] != UInt8(ascii: ":") { return bytes }
        while i < bytes.count, bytes[i] == 0x20 || bytes[i] == UInt8(ascii: ":") { i += 1 }
        if i + 2 < bytes.count, bytes[i] == 0xEF, bytes[i + 1] == 0xBC, bytes[i + 2] == 0x9A { i += 3 }
        return Array(bytes[i...])
    }

    /// Whether it is a label and nothing else, as where the name stands in another element.
    func isLabel(_ bytes: [UInt8]) -> Bool {
        matcher.terms(in: bytes, at: 0).first.map { $0.span.end == bytes.count } ?? false
    }

    func isNameless(_ bytes: [UInt8]) -> Bool { nameless.contains(bytes) }

    /// Whether it begins with a label that is of no author, such as 责任编辑.
    func startsWithOtherLabel(_ bytes: [UInt8]) -> Bool {
        guard let hit = matcher.terms(in: bytes, at: 0).first, labels[hit.term] == .end else { return false }
        return bytes[hit.span.end - 1] >= 0x80
    }

    /// Whether a line is an author's name behind its label, such as `执笔/张三`.
    func isAuthor(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard let hit = matcher.terms(in: text, at: start).first, labels[hit.term] == .author, hit.span.end < end else { return false }
        let sign = text[hit.span.end]
        return sign == UInt8(ascii: "/") || sign == UInt8(ascii: ":") || sign == 0xEF || text[hit.span.end - 1] == UInt8(ascii: "/")
    }

    /// Whether a line holds nothing but labelled values, such as `来源:新华网 作者:张三 时间:2020年01月21日`.
    ///
    /// - Parameter isDated: whether the line has a date, which then counts as a labelled value.
    func isByline(_ text: [UInt8], _ start: Int, _ end: Int, isDated: Bool = false) -> Bool {
        let hasColon = text[start..<end].contains { $0 == UInt8(ascii: ":") || $0 == 0xEF }
        guard hasColon else { return false }
        var labelled = 0
        for hit in matcher.longestHits(in: text, from: start, to: end) {
            var i = hit.span.end
            while i < end, text[i] == 0x20 { i += 1 }
            let isColon =
                i < end && text[i] == UInt8(ascii: ":") || i + 2 < end && text[i] == 0xEF && text[i + 1] == 0xBC && text[i + 2] == 0x9A
            if isColon, !isDated || labels[hit.term] != .published { labelled += 1 }
        }
        if isDated, labelled > 0 { labelled += 1 }
        return labelled >= 2 && end - start < 60 * labelled
    }

    /// Whether a label stands where a part of a byline begins: at a line's start, or after a date or a sign that parts.
    private func startsPart(_ text: [UInt8], _ at: Int) -> Bool {
        var i = at - 1
        while i >= 0, text[i] == 0x20 || text[i] == 0x09 { i -= 1 }
        guard i >= 0, text[i] != 0x0A else { return true }
        // The last bytes of a middle dot and of a bullet.
        return i < at - 1 && (DateReader.isDigit(text[i]) || text[i] == UInt8(ascii: "|") || text[i] == 0xB7 || text[i] == 0xA2)
    }

    /// Whether a number comes next, after a word of up to four letters at most, as in `mis à jour le 7 janvier`.
    private static func isBeforeNumber(_ text: [UInt8], _ at: Int) -> Bool {
        for i in at..<min(at + 6, text.count) where text[i] != 0x20 && !DateReader.isLetter(text[i]) { return DateReader.isDigit(text[i]) }
        return false
    }

    /// The labelled values in the lines around a title. Lines end with `\n`; a tab parts what different elements hold.
    func fields(in text: [UInt8]) -> [Field] {
        var fields: [Field] = []
        var found: [(label: Label, start: Int, value: Int, isLatin: Bool)] = []
        for hit in matcher.longestHits(in: text) {
            let isLatin = text[hit.span.start] < 0x80
            let startsLine =
                hit.span.start == 0 || text[hit.span.start - 1] <= 0x0A || labels[hit.term] == .author && startsPart(text, hit.span.start)
            if hit.span.start > 0, isLatin, DateReader.isLetter(text[hit.span.start - 1]) { continue }
            var value = hit.span.end
            if isLatin, value < text.count, DateReader.isLetter(text[value]) { continue }
            while value < text.count, text[value] == 0x20 || text[value] == 0x09 { value += 1 }
            var isLabelled = text[hit.span.end - 1] == UInt8(ascii: "/")
            if value < text.count, text[value] == UInt8(ascii: ":") {
                value += 1
                isLabelled = true
            } else if value + 2 < text.count, text[value] == 0xEF, text[value + 1] == 0xBC, text[value + 2] == 0x9A {
                value += 3
                isLabelled = true
            }
            let isReporter =
                hit.span.count >= 6 && text[hit.span.end - 6] == 0xE8 && text[hit.span.end - 5] == 0xAE && text[hit.span.end - 4] == 0xB0
            let isUpdate = labels[hit.term] == .updated && Self.isBeforeNumber(text, value)
            guard isLabelled || isLatin && startsLine || isReporter || isUpdate else { continue }
            // The value may stand in the next element.
            if isLabelled || labels[hit.term] == .published || labels[hit.term] == .updated, value < text.count, text[value] == 0x0A {
                value += 1
            }
            while value < text.count, text[value] == 0x20 || text[value] == 0x09 { value += 1 }
            found.append((labels[hit.term], hit.span.start, value, isLatin))
        }
        for (n, label) in found.enumerated() where label.label != .end {
            // In 采写：某报记者 张三 the second label is the one that the name follows.
            if label.label == .author, n + 1 < found.count, found[n + 1].label == .author, found[n + 1].start - label.value < 30,
                !label.isLatin
            {
                continue
            }
            let limit = n + 1 < found.count ? max(found[n + 1].start, label.value) : text.count
            var end = label.value
            while end < limit, text[end] != 0x0A, text[end] != UInt8(ascii: "|"), label.isLatin || text[end] != 0x09 { end += 1 }
            while end > label.value, text[end - 1] <= 0x20 { end -= 1 }
            if end > label.value { fields.append(Field(label: label.label, start: label.value, end: end)) }
        }
        return fields
    }
}
