/// A day of the proleptic Gregorian calendar, without time or time zone.
public struct CivilDate: Hashable, Comparable, Sendable {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to the month's last day.
    public let day: Int

    /// Nil for a day that the calendar does not have, such as 30 February.
    public init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
        self.init(unchecked: year, month, day)
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2020-01-21`, and the same at the head of a longer ISO 8601 time.
    public init?(iso text: some StringProtocol) {
        let b = Array(text.utf8.prefix(10))
        guard b.count == 10, b[4] == 0x2D, b[7] == 0x2D else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var n = 0
            for i in range {
                guard b[i] >= 0x30, b[i] <= 0x39 else { return nil }
                n = n * 10 + Int(b[i] - 0x30)
            }
            return n
        }
        guard let y = number(0..<4), let m = number(5..<7), let d = number(8..<10) else { return nil }
        self.init(y, m, d)
    }

    /// Days since 1970-01-01.
    ///
    /// Years are counted from March, so that the leap day is the last one, and in eras of 400 years, whose length is constant.
    public var dayNumber: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Nil outside of the years 1 to 9999.
    ///
    /// - Parameter dayNumber: days since 1970-01-01.
    public init?(dayNumber: Int) {
        guard Self.dayNumbers.contains(dayNumber) else { return nil }
        let z = dayNumber + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let m = (5 * dayOfYear + 2) / 153
        let month = m < 10 ? m + 3 : m - 9
        self.init(unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1)
    }

    /// From 0001-01-01 to 9999-12-31.
    private static let dayNumbers = -719_162...2_932_896

    /// - Returns: nil outside of the years 1 to 9999.
    public func adding(days: Int) -> CivilDate? {
        let (number, isTooFar) = dayNumber.addingReportingOverflow(days)
        return isTooFar ? nil : CivilDate(dayNumber: number)
    }

    /// The same day some months on, or the last day of a month that is too short.
    ///
    /// - Returns: nil outside of the years 1 to 9999.
    public func adding(months: Int) -> CivilDate? {
        let (n, isTooFar) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !isTooFar, n >= 12 else { return nil }
        let (y, m) = (n / 12, n % 12 + 1)
        return CivilDate(y, m, min(day, Self.days(inMonth: m, of: y)))
    }

    /// 1 (Monday) to 7 (Sunday).
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func lastDay(ofMonth month: Int, of year: Int) -> CivilDate? {
        CivilDate(year, month, days(inMonth: month, of: year))
    }

    public static func < (a: CivilDate, b: CivilDate) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }
}

extension CivilDate: CustomStringConvertible {
    /// `2020-01-21`.
    public var description: String {
        String(unsafeUninitializedCapacity: 10) { text in
            func write(_ number: Int, from start: Int, to end: Int) {
                var rest = number
                for place in (start..<end).reversed() {
                    text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
            }
            write(year, from: 0, to: 4)
            write(month, from: 5, to: 7)
            write(day, from: 8, to: 10)
            text[4] = UInt8(ascii: "-")
            text[7] = UInt8(ascii: "-")
            return 10
        }
    }
}
