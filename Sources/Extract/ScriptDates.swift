import Matching
import Records

/// Finds the day of publication in a page's scripts, as where a page is put together in the browser.
///
/// Scripts are no part of the tree; the page's bytes are searched, and only where nothing else tells the day.
struct ScriptDates: Sendable {
    private let keys: TermMatcher
    private let count: Int

    /// - Parameter keys: names of members and variables, the most trusted first.
    init(keys: [String]) {
        self.keys = TermMatcher(keys.map { Array($0.utf8) }, foldsASCIICase: false)
        count = keys.count
    }

    /// The day of the first key of which all values tell one day: where they differ, they are of other articles too.
    ///
    /// - Parameter isChinese: counts seconds in China's time, UTC+8, else in UTC: the day is the one that the page's readers saw.
    func published(in page: [UInt8], isChinese: Bool) -> CivilDate? {
        guard !keys.isEmpty else { return nil }
        var days: [Set<CivilDate>] = Array(repeating: [], count: count)
        for hit in keys.longestHits(in: page) {
            guard Self.startsName(page, hit.span.start), let value = Self.value(in: page, after: hit.span.end) else { continue }
            if let date = Self.date(page[value...].prefix(Self.longestValue), isChinese) { days[hit.term].insert(date) }
        }
        return days.first { $0.count == 1 }?.first
    }

    /// Bytes of a time with its milliseconds.
    private static let longestValue = 24

    /// Whether a name begins at a place. `&ct=` is a part of an address.
    private static func startsName(_ page: [UInt8], _ at: Int) -> Bool {
        guard at > 0 else { return true }
        let b = page[at - 1]
        return b <= 0x20 || b < 0x80 && !DateReader.isLetter(b) && !DateReader.isDigit(b) && !"_-&?$".utf8.contains(b)
    }

    /// The place of what is assigned to a name that ends at `end`, behind a colon or one equals sign, and its quotation mark.
    private static func value(in page: [UInt8], after end: Int) -> Int? {
        var i = end
        func pass(_ isPassed: (UInt8) -> Bool) { while i < page.count, isPassed(page[i]) { i += 1 } }
        let isMark = { (b: UInt8) in b == UInt8(ascii: "\"") || b == UInt8(ascii: "'") || b == UInt8(ascii: "\\") }
        let isSpace = { (b: UInt8) in b <= 0x20 }
        pass(isMark)
        pass(isSpace)
        guard i < page.count, page[i] == UInt8(ascii: ":") || page[i] == UInt8(ascii: "=") else { return nil }
        i += 1
        pass(isSpace)
        pass(isMark)
        return i < page.count && DateReader.isDigit(page[i]) ? i : nil
    }

    /// The day of `2020-01-15 08:20`, of seconds or of milliseconds since 1970.
    private static func date(_ value: ArraySlice<UInt8>, _ isChinese: Bool) -> CivilDate? {
        let digits = value.prefix { DateReader.isDigit($0) }
        let date: CivilDate?
        switch digits.count {
        case 10, 13:
            let seconds = digits.prefix(10).reduce(0) { $0 * 10 + Int($1 - 0x30) } + (isChinese ? 8 * 3600 : 0)
            date = CivilDate(dayNumber: seconds / 86400)
        default: date = CivilDate(iso: String(decoding: value, as: UTF8.self))
        }
        return date.flatMap { DateReader.years.contains($0.year) ? $0 : nil }
    }
}
