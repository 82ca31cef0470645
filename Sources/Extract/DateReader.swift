import Records

/// Reads the dates that pages print: `2020年01月21日`, `二〇二〇年一月二十一日`, `2020-01-21`, `21.01.2020`, `Jan 21, 2020`, `21. Januar 2020`.
struct DateReader: Sendable {
    let months: MonthNames
    /// Years outside are no publication days of a saved page: the web begins in 1991.
    static let years = 1991...2100

    struct Hit {
        var date: CivilDate
        var start: Int
        var end: Int
    }

    /// - Parameter isMonthFirst: whether `1/2/2020` is 2 January, as Americans write it.
    func first(in bytes: [UInt8], _ range: Range<Int>? = nil, isMonthFirst: Bool = false) -> Hit? {
        bytes.withUnsafeBufferPointer { text in
            let end = min(range?.upperBound ?? text.count, text.count)
            var i = range?.lowerBound ?? 0
            while i < end {
                let b = text[i]
                let startsWord = Self.isLetter(b) && (i == 0 || !Self.isLetter(text[i - 1]))
                guard Self.isDigit(b) || startsWord else {
                    if b == 0xE4, let hit = chineseNumerals(text, i, end) { return hit }
                    i += 1
                    continue
                }
                if let hit = startsWord ? named(text, i, end) : numeric(text, i, end, isMonthFirst) {
                    if let range = rangeEnd(text, hit, end, isMonthFirst) {
                        i = range
                        continue
                    }
                    return hit
                }
                i += 1
                while !startsWord, i < end, Self.isDigit(text[i]) { i += 1 }
            }
            return nil
        }
    }

    /// The place after a date that opens or closes a range, `9.1.-10.2.2020`, `31. Januar 2019 – 6. Januar 2020`, which is no day of publication; else nil.
    private func rangeEnd(_ text: UnsafeBufferPointer<UInt8>, _ hit: Hit, _ end: Int, _ isMonthFirst: Bool) -> Int? {
        var before = hit.start
        while before > 0, text[before - 1] == 0x20 { before -= 1 }
        if let dash = Self.dash(text, endingAt: before) {
            var i = dash
            while i > 0, text[i - 1] == 0x20 { i -= 1 }
            if i > 1, text[i - 1] == UInt8(ascii: "."), Self.isDigit(text[i - 2]) { return hit.end }
        }
        let after = Self.spaces(text, hit.end, end)
        guard let next = Self.dash(text, at: after, end), Self.spaces(text, next, end) < end else { return nil }
        let other = Self.spaces(text, next, end)
        return (Self.isDigit(text[other]) ? numeric(text, other, end, isMonthFirst) : named(text, other, end))?.end
    }

    /// The place after a hyphen or an en dash.
    private static func dash(_ text: UnsafeBufferPointer<UInt8>, at i: Int, _ end: Int) -> Int? {
        if i < end, text[i] == UInt8(ascii: "-") { return i + 1 }
        return i + 2 < end && text[i] == 0xE2 && text[i + 1] == 0x80 && text[i + 2] == 0x93 ? i + 3 : nil
    }

    /// The place before it.
    private static func dash(_ text: UnsafeBufferPointer<UInt8>, endingAt i: Int) -> Int? {
        if i > 0, text[i - 1] == UInt8(ascii: "-") { return i - 1 }
        return i > 2 && text[i - 3] == 0xE2 && text[i - 2] == 0x80 && text[i - 1] == 0x93 ? i - 3 : nil
    }

    func first(in string: String, isMonthFirst: Bool = false) -> CivilDate? {
        first(in: Array(string.utf8), isMonthFirst: isMonthFirst)?.date
    }

    /// A date at the start with a year of two digits, `18-03-08`, as behind a label.
    func shortDate(in bytes: [UInt8]) -> CivilDate? {
        guard bytes.count >= 8, bytes[2] == bytes[5], bytes[2] == UInt8(ascii: "-") || bytes[2] == UInt8(ascii: "/") else { return nil }
        var numbers: [Int] = []
        for at in [0, 3, 6] {
            guard Self.isDigit(bytes[at]), Self.isDigit(bytes[at + 1]) else { return nil }
            numbers.append(Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30))
        }
        return CivilDate(2000 + numbers[0], numbers[1], numbers[2])
    }

    static func isDigit(_ b: UInt8) -> Bool { b >= 0x30 && b <= 0x39 }
    static func isLetter(_ b: UInt8) -> Bool { b | 0x20 >= 0x61 && b | 0x20 <= 0x7A || b >= 0x80 && b < 0xE0 && b != 0xC2 }

    static func number(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (value: Int, end: Int)? {
        var i = at
        var n = 0
        while i < end, isDigit(text[i]), i - at < 9 {
            n = n * 10 + Int(text[i] - 0x30)
            i += 1
        }
        return i > at ? (n, i) : nil
    }

    private static func spaces(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
        var i = at
        while i < end {
            if text[i] <= 0x20 {
                i += 1
            } else if text[i] == 0xC2, i + 1 < end, text[i + 1] == 0xA0 {
                i += 2
            } else {
                break
            }
        }
        return i
    }

    /// The place after the character 年, 月 or 日, spaces around it passed; nil where it does not stand there.
    static func han(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int, _ last: (UInt8, UInt8, UInt8)) -> Int? {
        let i = spaces(text, at, end)
        guard i + 3 <= end, text[i] == last.0, text[i + 1] == last.1, text[i + 2] == last.2 else { return nil }
        return spaces(text, i + 3, end)
    }

    func date(_ y: Int, _ m: Int, _ d: Int, _ start: Int, _ end: Int) -> Hit? {
        guard Self.years.contains(y) else { return nil }
        return CivilDate(y, m, d).map { Hit(date: $0, start: start, end: end) }
    }

    private func numeric(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int, _ isMonthFirst: Bool) -> Hit? {
        if at > 0, Self.isLetter(text[at - 1]) && text[at - 1] < 0x80 { return nil }
        guard let first = Self.number(text, at, end) else { return nil }
        let digits = first.end - at
        if digits == 8 {
            return date(first.value / 10000, first.value / 100 % 100, first.value % 100, at, first.end)
        }
        if digits == 4 { return yearFirst(text, at, first.value, first.end, end) }
        guard digits <= 2, first.value >= 1 else { return nil }
        return dayFirst(text, at, first.value, first.end, end, isMonthFirst)
    }

    private func yearFirst(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ year: Int, _ next: Int, _ end: Int) -> Hit? {
        guard Self.years.contains(year), next < end else { return nil }
        if let afterYear = Self.han(text, next, end, (0xE5, 0xB9, 0xB4)) {
            guard let month = Self.number(text, afterYear, end), let afterMonth = Self.han(text, month.end, end, (0xE6, 0x9C, 0x88)),
                let day = Self.number(text, afterMonth, end)
            else { return nil }
            return date(year, month.value, day.value, at, day.end)
        }
        let sign = text[next]
        guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "/") || sign == UInt8(ascii: ".") else { return nil }
        guard let month = Self.number(text, Self.spaces(text, next + 1, end), end), month.end < end, text[month.end] == sign,
            let day = Self.number(text, Self.spaces(text, month.end + 1, end), end), day.value <= 31
        else { return nil }
        return date(year, month.value, day.value, at, day.end)
    }

    /// `21.01.2020`, `21/01/2020`, `21. Januar 2020`, `21st of January, 2020`.
    private func dayFirst(
        _ text: UnsafeBufferPointer<UInt8>,
        _ at: Int,
        _ first: Int,
        _ next: Int,
        _ end: Int,
        _ isMonthFirst: Bool
    ) -> Hit? {
        guard next < end else { return nil }
        let sign = text[next]
        if sign == UInt8(ascii: ".") || sign == UInt8(ascii: "/") || sign == UInt8(ascii: "-") {
            if let second = Self.number(text, Self.spaces(text, next + 1, end), end), second.value <= 31, second.end < end,
                text[second.end] == sign,
                let third = Self.number(text, Self.spaces(text, second.end + 1, end), end)
            {
                let width = third.end - Self.spaces(text, second.end + 1, end)
                guard width == 4 || width == 2 && sign != UInt8(ascii: "-") else { return nil }
                let year = width == 4 ? third.value : 2000 + third.value
                let isSwapped = sign != UInt8(ascii: ".") && (isMonthFirst && first <= 12 || second.value > 12)
                return isSwapped ? date(year, first, second.value, at, third.end) : date(year, second.value, first, at, third.end)
            }
        }
        var i = next
        if sign == UInt8(ascii: ".") || sign == UInt8(ascii: "-") { i += 1 }
        // st, nd, rd, th.
        if i + 2 <= end, Self.isLetter(text[i]), Self.isLetter(text[i + 1]), i + 2 == end || !Self.isLetter(text[i + 2]) { i += 2 }
        i = Self.spaces(text, i, end)
        i = Self.of(text, i, end)
        guard i < end, let month = months.month(in: text, at: i, end: end) else { return nil }
        guard let year = year(text, month.end, end) else { return nil }
        return date(year.value, month.month, first, at, year.end)
    }

    /// `Jan 21, 2020`, `January 21st 2020`.
    private func named(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Hit? {
        guard let month = months.month(in: text, at: at, end: end) else { return nil }
        var i = month.end
        if i < end, text[i] == UInt8(ascii: ".") { i += 1 }
        guard let day = Self.number(text, Self.spaces(text, i, end), end), day.end - i <= 3 else { return nil }
        i = day.end
        if i + 2 <= end, Self.isLetter(text[i]) { i += 2 }
        guard let year = year(text, i, end) else { return nil }
        return date(year.value, month.month, day.value, at, year.end)
    }

    /// A year of four digits after spaces, a comma, a full stop or `de`.
    private func year(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (value: Int, end: Int)? {
        var i = at
        while i < end, text[i] == UInt8(ascii: ",") || text[i] == UInt8(ascii: ".") || text[i] == UInt8(ascii: "-") || text[i] <= 0x20 {
            i += 1
        }
        i = Self.of(text, Self.spaces(text, i, end), end)
        guard let year = Self.number(text, i, end) else { return nil }
        if year.end - i == 4 { return year }
        // `14 Jan 20` at the end of a line or in brackets; elsewhere a number of two digits may be anything.
        guard year.end - i == 2 else { return nil }
        let next = year.end == end || text[year.end] == 0x0A ? year.end : Self.spaces(text, year.end, end)
        guard next == end || text[next] == 0x0A || text[next] == UInt8(ascii: ")") else { return nil }
        return (2000 + year.value, year.end)
    }

    /// Passes `of` or `de`.
    private static func of(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
        guard at + 3 < end, text[at + 2] <= 0x20 else { return at }
        let isOf = text[at] == UInt8(ascii: "o") && text[at + 1] == UInt8(ascii: "f")
        let isDe = text[at] == UInt8(ascii: "d") && text[at + 1] == UInt8(ascii: "e")
        return isOf || isDe ? spaces(text, at + 3, end) : at
    }

    /// A date in an address: `/2020/01/21/`, `/20200121/`, `/2020-01/21/`, `t20200121_1.html`, `/2020/0121/`.
    func dateInAddress(_ address: String) -> CivilDate? {
        let text = Array(address.utf8)
        var i = 0
        while i + 8 <= text.count {
            defer { i += 1 }
            guard Self.isDigit(text[i]), i == 0 || !Self.isDigit(text[i - 1]) else { continue }
            var digits: [Int] = []
            var k = i
            var signs = 0
            var groups: [Int] = [0]
            while k < text.count, digits.count < 8 {
                if Self.isDigit(text[k]) {
                    digits.append(Int(text[k] - 0x30))
                    groups[groups.count - 1] += 1
                } else if text[k] == UInt8(ascii: "/") || text[k] == UInt8(ascii: "-") || text[k] == UInt8(ascii: "_"),
                    groups[groups.count - 1] > 0
                {
                    signs += 1
                    groups.append(0)
                } else {
                    break
                }
                k += 1
            }
            // `/2020/1/5/` has fewer digits than eight.
            if groups.count >= 3, groups[0] == 4, (1...2).contains(groups[1]), groups[2] >= 1,
                k == text.count || !Self.isDigit(text[k]) || groups[2] == 2
            {
                let y = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]
                let m = groups[1] == 2 ? digits[4] * 10 + digits[5] : digits[4]
                let at = 4 + groups[1]
                let d = groups[2] >= 2 ? digits[at] * 10 + digits[at + 1] : digits[at]
                if Self.years.contains(y), let date = CivilDate(y, m, d) { return date }
            }
            guard digits.count == 8, signs <= 2, k == text.count || !Self.isDigit(text[k]), groups[0] >= 4, groups[0] != 5, groups[0] != 7
            else { continue }
            let y = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]
            if Self.years.contains(y), let date = CivilDate(y, digits[4] * 10 + digits[5], digits[6] * 10 + digits[7]) { return date }
        }
        return nil
    }
}
