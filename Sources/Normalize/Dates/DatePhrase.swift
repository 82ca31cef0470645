import Records

/// What the words of one date say, before it is known which year they mean.
struct DateParts: Sendable {
    enum Year: Sendable {
        case named(Int)
        /// The last two digits.
        case short(Int)
        /// 去年 is -1.
        case relative(Int)
    }

    /// A part of a year or a month.
    enum Part: Sendable {
        /// First and last month.
        case months(Int, Int, DatePrecision)
        /// First and last day; 31 is the month's last one.
        case days(Int, Int)
        /// 第二周: weeks count from the first Monday.
        case week(Int)
        /// 第二个周日; 0 is the last one.
        case weekday(Int, Int)
        /// 前十一个月.
        case firstMonths(Int)
        /// 春节: the day of every year.
        case festival(Festival)
        /// 后三月.
        case lastMonths(Int)
    }

    enum Unit: Sendable {
        case day, week, month, quarter, year
    }

    /// What does not hang on a year or month of its own.
    enum Relative: Sendable {
        /// Days from the reference, first and last.
        case days(Int, Int)
        /// Weeks from the reference's one.
        case week(Int)
        /// Nil: the nearest such weekday; 1 is Monday.
        case weekday(week: Int?, Int)
        /// Saturday and Sunday, in weeks from the reference's one.
        case weekend(Int)
        case quarter(Int)
        case span(SpanWord, Int, Unit)
        /// 5年前; negative for 5年后. The flag: 的今天 follows.
        case ago(Int, Unit, Bool)
        case between(CivilDate, CivilDate, DatePrecision)
    }

    var year: Year?
    var yearTo: Int?
    var month: Int?
    var monthTo: Int?
    /// 上月 is -1.
    var monthOffset: Int?
    var day: Int?
    var dayTo: Int?
    var part: Part?
    var relative: Relative?
    /// 次日, 同年: counts from the last date of the sentence, where it has one.
    var countsFromLast = false

    /// Has no year, and needs one.
    var isPartial: Bool { year == nil && monthOffset == nil && relative == nil }
}

/// A date expression at its place in the folded text.
struct DatePhrase: Sendable {
    var start: Int
    var end: Int
    var first: DateParts
    /// The second end of 7日至9日.
    var last: DateParts?
    var edge: DateEdge?
    var rule: String
    var role: DateMention.Role = .event
}
