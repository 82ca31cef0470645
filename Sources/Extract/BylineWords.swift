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
        /// A colon or a slash follows the label.
        var isSigned: Bool
        /// The label is one of the press for the people it sends.
        var isReporter: Bool
    }

    /// A label on its way to a field.
    private struct Place {
        var label: Label
        var start: Int
        /// Where its value begins.
        var value: Int
        var isLatin: Bool
        /// A colon or a slash follows the label.
        var hasSign: Bool
        var isReporter: Bool
    }

    let matcher: TermMatcher
    private let labels: [Label]
    /// Whether a label has a sign of its own, as `文/`, `文｜` and `text:` have.
    private let signed: [Bool]
    /// What stands where names do and is none, such as the days of the week.
    private let nameless: Set<[UInt8]>
    /// What stands between a name and a place or a day.
    private let afterNames: Set<[UInt8]>
    /// What stands in names with a small letter.
    private let particles: Set<[UInt8]>
    /// How the names of papers, sites and offices end.
    private let publisherEnds: [[UInt8]]

    init(
        author: [String],
        publisher: [String],
        published: [String],
        updated: [String],
        otherDate: [String],
        end: [String],
        nameless: [String],
        particles: [String],
        afterNames: [String],
        publisherEnds: [String]
    ) {
        self.publisherEnds = publisherEnds.map { Array($0.utf8) }
        self.nameless = Set(nameless.map { Array($0.utf8) })
        self.afterNames = Set(afterNames.map { Array($0.utf8) })
        self.particles = Set(particles.map { Array($0.utf8) })
        let lists: [(Label, [String])] = [
            (.author, author), (.publisher, publisher), (.published, published), (.updated, updated), (.otherDate, otherDate),
            (.end, end),
        ]
        matcher = TermMatcher(lists.flatMap { $0.1.map { Array($0.utf8) } }, foldsASCIICase: true)
        labels = lists.flatMap { list in list.1.map { _ in list.0 } }
        signed = lists.flatMap { $0.1.map { word in word.unicodeScalars.contains { "/|丨｜:".unicodeScalars.contains($0) } } }
    }

    /// A name without the label that it begins with, `By Jane Doe`, `作者：张三`.
    func withoutLabel(_ bytes: [UInt8]) -> [UInt8] {
        guard let hit = matcher.longestTerm(in: bytes, at: 0), labels[hit.term] == .author || labels[hit.term] == .publisher else {
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
        matcher.longestTerm(in: bytes, at: 0).map { $0.span.end == bytes.count } ?? false
    }

    /// Whether it begins with the label of an author or a source.
    func startsWithLabel(_ bytes: [UInt8]) -> Bool { withoutLabel(bytes).count < bytes.count }

    /// Whether a Chinese name of few characters is a paper's, a site's or an office's, and no person's.
    func isPublisher(_ name: [UInt8]) -> Bool {
        publisherEnds.contains { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }
    }

    /// Whether it is nobody's name: a day of the week, a system's `admin`.
    func isNameless(_ bytes: [UInt8]) -> Bool {
        nameless.contains(bytes.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 })
    }

    /// Whether such a word stands at a place: 星期三, 下午.
    func startsNameless(_ text: [UInt8], _ at: Int) -> Bool { nameless.contains { text[at...].starts(with: $0) } }

    /// Whether it is an author's label and nothing else.
    func isAuthorLabel(_ bytes: [UInt8]) -> Bool {
        matcher.longestTerm(in: bytes, at: 0).map { $0.span.end == bytes.count && labels[$0.term] == .author } ?? false
    }

    /// Whether a word without a Chinese character may be one of a name: it begins with a capital letter or joins names, as `und` and `de` do.
    func mayBeInName(_ word: [UInt8]) -> Bool {
        guard let first = word.first, DateReader.isLetter(first) else { return false }
        return !(first >= UInt8(ascii: "a") && first <= UInt8(ascii: "z")) || isParticle(word)
    }

    func isParticle(_ word: [UInt8]) -> Bool { particles.contains(word) }

    /// Whether a word says that a name has ended: a number, a sign, or one such as `in` and `on` before a place or a day.
    func comesAfterName(_ word: [UInt8]) -> Bool {
        guard let first = word.first, DateReader.isLetter(first) else { return true }
        return afterNames.contains(word)
    }

    /// Whether it begins with a label that is of no author, such as 责任编辑.
    func startsWithOtherLabel(_ bytes: [UInt8]) -> Bool {
        guard let hit = matcher.longestTerm(in: bytes, at: 0), labels[hit.term] == .end else { return false }
        return bytes[hit.span.end - 1] >= 0x80
    }

    /// Whether a line is an author's name behind its label, such as `执笔/张三`.
    func isAuthor(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard let hit = matcher.longestTerm(in: text, at: start), labels[hit.term] == .author, hit.span.end < end else { return false }
        guard !Self.hasStop(text, hit.span.end, end) else { return false }
        let sign = text[hit.span.end]
        return sign == UInt8(ascii: "/") || sign == UInt8(ascii: ":") || sign == 0xEF || signed[hit.term]
    }

    /// Whether a line holds nothing but labelled values, such as `来源:新华网 作者:张三 时间:2020年01月21日`.
    ///
    /// - Parameter isDated: whether the line has a date, which then counts as a labelled value.
    func isByline(_ text: [UInt8], _ start: Int, _ end: Int, isDated: Bool = false) -> Bool {
        guard isDated || Self.hasColon(text, start, end) || startsWithReporter(text, start) else { return false }
        var labelled = 0
        var reporters = 0
        for hit in matcher.longestHits(in: text, from: start, to: end) {
            var i = hit.span.end
            while i < end, text[i] == 0x20 { i += 1 }
            let isColon =
                i < end && text[i] == UInt8(ascii: ":") || i + 2 < end && text[i] == 0xEF && text[i + 1] == 0xBC && text[i + 2] == 0x9A
            let isDay = labels[hit.term] == .published || labels[hit.term] == .updated
            if isColon, !isDated || !isDay { labelled += 1 }
            // 时间 and 日期 may be of the event that a text announces; 发布时间 and its like are of the page.
            if isDated, isDay, hit.span.count >= 9, text[hit.span.start] >= 0x80 { reporters += 1 }
            if !isColon, Self.isReporter(text, hit.span) { reporters += 1 }
        }
        // Without a colon a label makes no byline of a sentence.
        if reporters > 0, !Self.hasStop(text, start, end) { labelled += reporters }
        if isDated, labelled > 0 { labelled += 1 }
        return labelled >= 2 && end - start < 60 * labelled
    }

    private static func hasColon(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        text[start..<end].contains { $0 == UInt8(ascii: ":") || $0 == 0xEF }
    }

    private func startsWithReporter(_ text: [UInt8], _ start: Int) -> Bool {
        // Every such label is of Chinese characters.
        start < text.count && text[start] >= 0xE4 && matcher.terms(in: text, at: start).contains { Self.isReporter(text, $0.span) }
    }

    /// Whether a label is one of the press for the people it sends: 记者, 本报记者, 通讯员.
    static func isReporter(_ text: [UInt8], _ span: TextSpan) -> Bool {
        guard span.count >= 6 else { return false }
        let end = text[(span.end - 6)..<span.end]
        return end.elementsEqual("记者".utf8) || span.count >= 9 && end.elementsEqual("讯员".utf8)
    }

    /// Whether a comma or a sign that ends a sentence stands in a stretch of text.
    static func hasStop(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        for i in start..<max(start, end - 2) {
            if text[i] == 0xE3, text[i + 1] == 0x80, text[i + 2] == 0x82 { return true }
            // Full-width exclamation mark, comma, semicolon and question mark.
            if text[i] == 0xEF, text[i + 1] == 0xBC, [0x81, 0x8C, 0x9B, 0x9F].contains(text[i + 2]) { return true }
        }
        return false
    }

    /// Whether a label stands where a part of a byline begins: at a line's start, or after a date or a sign that parts.
    private func startsPart(_ text: [UInt8], _ at: Int) -> Bool {
        var i = at - 1
        while i >= 0, text[i] == 0x20 || text[i] == 0x09 { i -= 1 }
        guard i >= 0, text[i] != 0x0A else { return true }
        // The last bytes of a middle dot and of a bullet.
        return i < at - 1 && (DateReader.isDigit(text[i]) || text[i] == UInt8(ascii: "|") || text[i] == 0xB7 || text[i] == 0xA2)
    }

    /// Whether a space or an opening bracket stands before a place.
    private static func parts(_ text: [UInt8], endingAt at: Int) -> Bool {
        if text[at - 1] == 0x20 || text[at - 1] == 0x09 || text[at - 1] == UInt8(ascii: "[") { return true }
        return at > 2 && text[at - 3] == 0xE3 && text[at - 2] == 0x80 && text[at - 1] == 0x90
    }

    /// Whether a number comes next, after a word of up to four letters at most, as in `mis à jour le 7 janvier`.
    private static func isBeforeNumber(_ text: [UInt8], _ at: Int) -> Bool {
        for i in at..<min(at + 6, text.count) where text[i] != 0x20 && !DateReader.isLetter(text[i]) { return DateReader.isDigit(text[i]) }
        return false
    }

    /// The labelled values in the lines around a title. Lines end with `\n`; a tab parts what different elements hold.
    func fields(in text: [UInt8]) -> [Field] {
        var fields: [Field] = []
        var found: [Place] = []
        for hit in matcher.longestHits(in: text) {
            let isLatin = text[hit.span.start] < 0x80
            let startsLine =
                hit.span.start == 0 || text[hit.span.start - 1] <= 0x0A || labels[hit.term] == .author && startsPart(text, hit.span.start)
            if hit.span.start > 0, isLatin, DateReader.isLetter(text[hit.span.start - 1]) { continue }
            var value = hit.span.end
            if isLatin, value < text.count, DateReader.isLetter(text[value]) { continue }
            while value < text.count, text[value] == 0x20 || text[value] == 0x09 { value += 1 }
            var isLabelled = signed[hit.term]
            if value < text.count, text[value] == UInt8(ascii: ":") {
                value += 1
                isLabelled = true
            } else if value + 2 < text.count, text[value] == 0xEF, text[value + 1] == 0xBC, text[value + 2] == 0x9A {
                value += 3
                isLabelled = true
            }
            let isReporter = Self.isReporter(text, hit.span)
            // A button beside a labelled value, such as 打印本页.
            let isButton = labels[hit.term] == .end && !isLabelled && found.last?.hasSign == true
            if isButton, hit.span.start > 0, Self.parts(text, endingAt: hit.span.start) {
                found.append(
                    Place(label: .end, start: hit.span.start, value: hit.span.end, isLatin: isLatin, hasSign: false, isReporter: false)
                )
                continue
            }
            let isUpdate = labels[hit.term] == .updated && Self.isBeforeNumber(text, value)
            guard isLabelled || isLatin && startsLine || isReporter || isUpdate else { continue }
            // The value may stand in the next element.
            if isLabelled || labels[hit.term] == .published || labels[hit.term] == .updated, value < text.count, text[value] == 0x0A {
                value += 1
            }
            while value < text.count, text[value] == 0x20 || text[value] == 0x09 { value += 1 }
            found.append(
                Place(
                    label: labels[hit.term],
                    start: hit.span.start,
                    value: value,
                    isLatin: isLatin,
                    hasSign: isLabelled,
                    isReporter: isReporter
                )
            )
        }
        for (n, label) in found.enumerated() where label.label != .end {
            // In 采写：某报记者 张三 the second label is the one that the name follows.
            if label.label == .author, label.hasSign, n + 1 < found.count, found[n + 1].label == .author,
                found[n + 1].start - label.value < 30,
                !label.isLatin
            {
                continue
            }
            let limit = n + 1 < found.count ? max(found[n + 1].start, label.value) : text.count
            let end = Self.end(ofValue: label, in: text, limit)
            if end > label.value {
                fields.append(
                    Field(label: label.label, start: label.value, end: end, isSigned: label.hasSign, isReporter: label.isReporter)
                )
            }
        }
        return fields
    }

    /// Where a label's value ends: at a line's end, a bar, the next label; in Chinese at a tab, but for the one that parts a name's characters.
    private static func end(ofValue label: Place, in text: [UInt8], _ limit: Int) -> Int {
        var end = label.value
        while end < limit, text[end] != 0x0A, text[end] != UInt8(ascii: "|") {
            let partsName =
                ChineseNames.isCharacter(text, label.value, end) && end + 4 <= limit
                && ChineseNames.isCharacter(text, end + 1, end + 4) && (end + 4 == limit || text[end + 4] < 0x80)
            if text[end] == 0x09, !label.isLatin, !partsName { break }
            end += 1
        }
        while end > label.value, text[end - 1] <= 0x20 { end -= 1 }
        return end
    }
}
