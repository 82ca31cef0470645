import Records

/// Finds the days that parsed words mean, from what the sentence and the text have said before.
struct DateResolver {
    /// The day from which relative words count.
    var reference: CivilDate?
    /// The year that the sentence has named last, and its month, for the dates after it.
    var carriedYear: (year: Int, month: Int?)?
    /// The month that the sentence has named last.
    var carriedMonth: (year: Int, month: Int)?

    /// The last day that the sentence has named.
    var carriedDay: CivilDate?

    /// A reading with its days.
    struct Days: Sendable {
        var from: CivilDate
        var to: CivilDate
        var precision: DatePrecision
    }

    /// More than this many days ahead, a date without a year is taken to lie behind.
    static let farthestAhead = 270

    /// - Parameter ahead: the words look forward.
    /// - Returns: nil for a day that the calendar does not have, and where nothing tells the year.
    func days(_ parts: DateParts, ahead: Bool) -> Days? {
        if parts.countsFromLast, let carriedDay, case .days(let first, let last) = parts.relative {
            return days(carriedDay.adding(days: first), carriedDay.adding(days: last))
        }
        if let relative = parts.relative { return days(relative, ahead: ahead) }
        if let offset = parts.monthOffset {
            let last = parts.countsFromLast ? carriedMonth.flatMap { CivilDate($0.year, $0.month, 1) } : nil
            guard let month = (last ?? reference)?.adding(months: offset + 12 * yearOffset(parts)) else { return nil }
            return days(parts, in: month.year, month: month.month)
        }
        if let year = year(of: parts) { return days(parts, in: year, month: parts.month) }
        if parts.year != nil { return nil }
        if parts.month == nil {
            switch parts.part {
            case nil, .days: return dayOfMonth(parts, ahead: ahead)
            default: break
            }
        }
        if let carried = carriedYear { return carriedDays(parts, carried) }
        guard let reference else { return nil }
        // 年底 said after the first quarter is this year's.
        if case .months(11, 12, _) = parts.part, reference.month > 3 { return days(parts, in: reference.year, month: nil) }
        // 下半年 said in it is this year's.
        if case .months(7, 12, _) = parts.part, reference.month >= 7 { return days(parts, in: reference.year, month: nil) }
        let behind = nearest(parts, reference, -1)
        guard ahead, let next = nearest(parts, reference, 1), next.from.dayNumber - reference.dayNumber <= Self.farthestAhead else {
            return behind
        }
        return next
    }

    private func yearOffset(_ parts: DateParts) -> Int {
        if case .relative(let offset) = parts.year { return offset }
        return 0
    }

    /// The year that the expression itself has.
    func year(of parts: DateParts) -> Int? {
        switch parts.year {
        case .named(let year): year
        case .short(let year): year > ((reference?.year ?? 2020) + 20) % 100 ? 1900 + year : 2000 + year
        case .relative(let offset) where parts.countsFromLast:
            carriedYear.map { $0.year + offset } ?? reference.map { $0.year + offset }
        case .relative(let offset): reference.map { $0.year + offset }
        case nil: nil
        }
    }

    /// 12月31日…,1月3日 goes on into the next year.
    private func carriedDays(_ parts: DateParts, _ carried: (year: Int, month: Int?)) -> Days? {
        guard let days = days(parts, in: carried.year, month: parts.month) else { return nil }
        if let month = carried.month, let own = parts.month, month - own >= 9, let reference,
            let next = self.days(parts, in: carried.year + 1, month: own), next.from <= reference
        {
            return next
        }
        return days
    }

    /// The nearest year in which the date exists and lies behind the reference, or ahead of it.
    private func nearest(_ parts: DateParts, _ reference: CivilDate, _ step: Int) -> Days? {
        for distance in 0...8 {
            guard let days = days(parts, in: reference.year + step * distance, month: parts.month) else { continue }
            if step < 0 ? isBehind(days, reference) : days.to >= reference { return days }
        }
        return nil
    }

    /// A day or month that has begun; a longer time only when most of it is over, since a January report's 上半年 is last year's.
    private func isBehind(_ days: Days, _ reference: CivilDate) -> Bool {
        guard days.from <= reference else { return false }
        let whole = days.to.dayNumber - days.from.dayNumber + 1
        return whole <= 62 || (reference.dayNumber - days.from.dayNumber) * 10 >= whole * 9
    }

    private func dayOfMonth(_ parts: DateParts, ahead: Bool) -> Days? {
        if let carried = carriedMonth { return days(parts, in: carried.year, month: carried.month) }
        guard let reference else { return nil }
        for distance in 0...12 {
            let month = CivilDate(reference.year, reference.month, 1)?.adding(months: ahead ? distance : -distance)
            guard let month, let days = days(parts, in: month.year, month: month.month) else { continue }
            if ahead ? days.to >= reference : days.from <= reference { return days }
        }
        return nil
    }

    // MARK: Inside a year

    private func days(_ parts: DateParts, in year: Int, month: Int?) -> Days? {
        switch parts.part {
        case .months(let first, let last, let precision):
            return months(first, last, of: year, precision)
        case .firstMonths(let count):
            return reference.map { parts.year == nil && carriedYear == nil ? firstMonths(count, $0) : months(1, count, of: year, .range) }
                ?? months(1, count, of: year, .range)
        case .festival(let festival):
            return days(festival.day(in: year), festival.day(in: year))
        case .lastMonths(let count):
            return months(13 - count, 12, of: year, .range)
        case .days(let first, let last):
            guard let month else { return nil }
            let length = CivilDate.days(inMonth: month, of: year)
            // 月底 names no day, though its days may be one.
            return days(CivilDate(year, month, min(first, length)), CivilDate(year, month, min(last, length))).map(asRange)
        case .week(let ordinal):
            guard let month, let monday = weekday(1, ordinal, year, month) else { return nil }
            return days(monday, monday.adding(days: 6))
        case .weekday(let ordinal, let day):
            guard let month, let date = weekday(day, ordinal, year, month) else { return nil }
            return days(date, date)
        case nil: break
        }
        guard let month else {
            return months(1, 12, of: year, .year).flatMap { whole in
                guard let last = parts.yearTo else { return whole }
                return CivilDate(last, 12, 31).map { Days(from: whole.from, to: $0, precision: .range) }
            }
        }
        if let last = parts.monthTo { return months(month, last, of: year, .range) }
        guard let day = parts.day else { return months(month, month, of: year, .month) }
        return days(CivilDate(year, month, day), CivilDate(year, month, parts.dayTo ?? day))
    }

    private func months(_ first: Int, _ last: Int, of year: Int, _ precision: DatePrecision) -> Days? {
        let endYear = last < first ? year + 1 : year
        guard let from = CivilDate(year, first, 1), let to = CivilDate.lastDay(ofMonth: last, of: endYear) else { return nil }
        return Days(from: from, to: to, precision: precision)
    }

    private func days(_ from: CivilDate?, _ to: CivilDate?) -> Days? {
        guard let from, let to, from <= to else { return nil }
        return Days(from: from, to: to, precision: from == to ? .day : .range)
    }

    /// 前两个月 with no year: of this year once they are over, of last year early in it; a few months that are not over yet
    /// are the last whole ones.
    private func firstMonths(_ count: Int, _ reference: CivilDate) -> Days? {
        if count < reference.month { return months(1, count, of: reference.year, .range) }
        if count > 3 { return months(1, count, of: reference.year - 1, .range) }
        return days(.span(.before, count, .month), ahead: false)
    }

    /// - Parameter ordinal: from 1; 0 is the month's last one.
    private func weekday(_ day: Int, _ ordinal: Int, _ year: Int, _ month: Int) -> CivilDate? {
        if ordinal == 0 {
            guard let last = CivilDate.lastDay(ofMonth: month, of: year) else { return nil }
            return last.adding(days: -((last.weekday - day + 7) % 7))
        }
        guard let first = CivilDate(year, month, 1) else { return nil }
        return first.adding(days: (day - first.weekday + 7) % 7 + 7 * (ordinal - 1))
    }

    // MARK: Relative to the reference

    private func days(_ relative: DateParts.Relative, ahead: Bool) -> Days? {
        if case .between(let from, let to, let precision) = relative { return Days(from: from, to: to, precision: precision) }
        guard let reference, let monday = reference.adding(days: 1 - reference.weekday) else { return nil }
        switch relative {
        case .days(let first, let last):
            return days(reference.adding(days: first), reference.adding(days: last))
        case .week(let offset):
            return days(monday.adding(days: 7 * offset), monday.adding(days: 7 * offset + 6))
        case .weekend(let offset):
            return days(monday.adding(days: 7 * offset + 5), monday.adding(days: 7 * offset + 6))
        case .weekday(.some(let week), let day):
            let date = monday.adding(days: 7 * week + day - 1)
            return days(date, date)
        case .weekday(nil, let day):
            let back = (reference.weekday - day + 7) % 7
            let date = reference.adding(days: ahead && back > 0 ? 7 - back : -back)
            return days(date, date)
        case .quarter(let offset):
            guard let first = CivilDate(reference.year, (reference.month - 1) / 3 * 3 + 1, 1)?.adding(months: 3 * offset) else {
                return nil
            }
            return months(first.month, first.month + 2, of: first.year, .quarter)
        case .span(let word, let count, let unit):
            return span(word, count, unit, reference)
        case .ago(let count, let unit, let today):
            return ago(count, unit, today, reference)
        case .between:
            return nil
        }
    }

    private func span(_ word: SpanWord, _ count: Int, _ unit: DateParts.Unit, _ reference: CivilDate) -> Days? {
        let first = moved(reference, -count, unit)
        switch word {
        case .back: return days(first, reference).map(asRange)
        case .ahead:
            switch unit {
            case .day, .week: return days(reference, moved(reference, count, unit)?.adding(days: -1)).map(asRange)
            default: return whole(unit, around: reference, 0, count - 1)
            }
        case .before: return whole(unit, around: reference, -count, -1)
        case .after: return whole(unit, around: reference, 1, count)
        }
    }

    private func asRange(_ days: Days) -> Days { Days(from: days.from, to: days.to, precision: .range) }

    /// Whole units, counted from the one that has the reference.
    private func whole(_ unit: DateParts.Unit, around reference: CivilDate, _ first: Int, _ last: Int) -> Days? {
        switch unit {
        case .day: return days(reference.adding(days: first), reference.adding(days: last)).map(asRange)
        case .week:
            guard let monday = reference.adding(days: 1 - reference.weekday) else { return nil }
            return days(monday.adding(days: 7 * first), monday.adding(days: 7 * last + 6))
        case .month, .quarter:
            let size = unit == .month ? 1 : 3
            let start = unit == .month ? reference.month : (reference.month - 1) / 3 * 3 + 1
            guard let base = CivilDate(reference.year, start, 1) else { return nil }
            return days(base.adding(months: size * first), base.adding(months: size * (last + 1))?.adding(days: -1)).map(asRange)
        case .year:
            return days(CivilDate(reference.year + first, 1, 1), CivilDate(reference.year + last, 12, 31)).map(asRange)
        }
    }

    private func ago(_ count: Int, _ unit: DateParts.Unit, _ today: Bool, _ reference: CivilDate) -> Days? {
        guard let day = moved(reference, -count, unit) else { return nil }
        guard !today else { return days(day, day) }
        switch unit {
        case .day: return days(day, day)
        case .week: return days(day, day)
        case .month: return months(day.month, day.month, of: day.year, .month)
        case .quarter: return whole(.quarter, around: day, 0, 0)
        case .year: return months(1, 12, of: day.year, .year)
        }
    }

    private func moved(_ date: CivilDate, _ count: Int, _ unit: DateParts.Unit) -> CivilDate? {
        switch unit {
        case .day: date.adding(days: count)
        case .week: date.adding(days: 7 * count)
        case .month: date.adding(months: count)
        case .quarter: date.adding(months: 3 * count)
        case .year: date.adding(months: 12 * count)
        }
    }
}
