import JSONText
import Records

/// From where a span of some days, weeks, months or years counts.
enum SpanWord: String, Sendable {
    /// 近三年: up to the reference.
    case back
    /// 未来三年: from the reference on.
    case ahead
    /// 前两个月: the whole ones before the present one.
    case before
    /// 下三周: the whole ones after the present one.
    case after
}

/// What a word after a date makes of it.
enum DateEdge: String, Sendable {
    /// 以前, 之前: up to the day before.
    case before
    /// 前, 或之前: up to and with it.
    case by
    /// 以后: from the day after.
    case after
    /// 或之后: from it on.
    case from
    /// 以来, 起.
    case since
}

/// A holiday of the lunar calendar.
struct Festival: Sendable {
    /// The first year of ``days``.
    var firstYear: Int
    /// Month and day of each year, 125 for 25 January.
    var days: [Int]

    /// Nil for a year that the table does not have.
    func day(in year: Int) -> CivilDate? {
        guard days.indices.contains(year - firstYear) else { return nil }
        return CivilDate(year, days[year - firstYear] / 100, days[year - firstYear] % 100)
    }
}

/// The second Sunday of a month and the like; weekday 1 is Monday.
struct WeekdayOfMonth: Sendable {
    var month: Int
    var ordinal: Int
    var weekday: Int
}

/// The words of dates; shared, since it is read at nearly every character.
final class DateWords: Sendable {
    /// 十四五: first and last year.
    let plans: WordTable<(Int, Int)>
    let planPeriods: WordTable<Bool>
    /// 次年, 同年, and 次日: they count from the last date before them.
    let yearsFromLast: WordTable<Int>
    let daysFromLast: WordTable<Int>
    /// 今年 and so on, in years from the reference; likewise months and days.
    let years: WordTable<Int>
    let months: WordTable<Int>
    let days: WordTable<Int>
    let dayLists: WordTable<(Int, Int)>
    /// 上, 下个, 本: before 周, 月, 季度, 年.
    let steps: WordTable<Int>
    let weeks: WordTable<Bool>
    let weekends: WordTable<Bool>
    let spans: WordTable<SpanWord>
    let spanVetoes: [Glyph]
    /// First and last month.
    let yearParts: WordTable<(Int, Int)>
    let yearPartVetoes: [Glyph]
    /// First and last day; 31 is the month's last one.
    let monthParts: WordTable<(Int, Int)>
    let monthPartVetoes: [Glyph]
    /// First and last year of ten.
    let decadeParts: WordTable<(Int, Int)>
    /// Month and day.
    let holidays: WordTable<(Int, Int)>
    /// 母亲节: the second Sunday of May.
    let weekdayHolidays: WordTable<WeekdayOfMonth>
    let festivals: WordTable<Festival>
    /// Words that are a date only where nothing else stands in the text.
    let alone: WordTable<(Int, Int)>
    let vague: WordTable<Bool>
    /// Names and words that only look like dates.
    let notDates: WordTable<Bool>
    let figurative: WordTable<Bool>
    let figurativeAfter: [Glyph]
    let ahead: WordTable<Bool>
    let done: WordTable<Bool>
    let edges: WordTable<DateEdge>
    /// By the word's last character: what must not follow.
    let vetoes: [Glyph: [Glyph]]
    /// Characters before 5日 that make it a duration, and after it.
    let bareDayNotAfter: [Glyph]
    let bareDayNotBefore: [Glyph]
    /// Units after a number that make 前 part of 前三季度 and no end of the date before it.
    let countedUnits: [Glyph]
    /// Characters that may follow 12号 or 五日 as a date; a stop may as well.
    let afterDayNumber: [Glyph]
    let datelines: WordTable<Bool>
    let reports: WordTable<Bool>
    /// Names and short names in lower case.
    let english: [[Glyph]: Int]
    /// By character code: a date may begin with it.
    private let starters: [Bool]
    /// The words with which a date may begin, other than numbers.
    private let openers: WordTable<Bool>
    /// Characters that may follow a number at the head of a date.
    private let afterNumber: [Glyph]

    init(_ reader: WordReader) throws(DataFault) {
        plans = try reader.pairs("plans")
        planPeriods = try reader.list("plan periods")
        years = try reader.numbers("years")
        yearsFromLast = try reader.numbers("years from last")
        daysFromLast = try reader.numbers("days from last")
        months = try reader.numbers("months")
        days = try reader.numbers("days")
        dayLists = try reader.pairs("day lists")
        steps = try reader.numbers("steps")
        weeks = try reader.list("weeks")
        weekends = try reader.list("weekends")
        spans = try reader.meanings("spans", as: SpanWord.self)
        spanVetoes = try reader.glyphs(reader.value("span vetoes"))
        yearParts = try reader.pairs("year parts")
        yearPartVetoes = try reader.glyphs(reader.value("year part vetoes"))
        monthParts = try reader.pairs("month parts")
        monthPartVetoes = try reader.glyphs(reader.value("month part vetoes"))
        decadeParts = try reader.pairs("decade parts")
        holidays = try reader.pairs("holidays")
        weekdayHolidays = try Self.weekdayHolidays(reader)
        festivals = try Self.festivals(reader)
        alone = try reader.pairs("alone")
        vague = try reader.list("vague")
        notDates = try reader.list("no dates")
        let figure = try reader.value("figurative")
        let inner = WordReader(root: figure, fold: reader.fold)
        figurative = try inner.list("words")
        figurativeAfter = try inner.glyphs(inner.value("after"))
        ahead = try reader.list("ahead")
        done = try reader.list("done")
        edges = try reader.meanings("edges", as: DateEdge.self)
        var vetoes: [Glyph: [Glyph]] = [:]
        for key in ["edge vetoes", "part vetoes"] {
            for member in try reader.members(reader.value(key)) {
                guard let last = try reader.glyphs(member.key, at: member.keyOffset).last else { continue }
                vetoes[last, default: []] += try reader.glyphs(member.value)
            }
        }
        self.vetoes = vetoes
        let bare = WordReader(root: try reader.value("bare day"), fold: reader.fold)
        countedUnits = try bare.glyphs(reader.value("counted units"))
        bareDayNotAfter = try bare.glyphs(bare.value("not after"))
        bareDayNotBefore = try bare.glyphs(bare.value("not before"))
        afterDayNumber = try reader.glyphs(reader.value("after day number"))
        datelines = try reader.list("datelines")
        reports = try reader.list("report years")
        var english: [[Glyph]: Int] = [:]
        for member in try reader.members(reader.value("english months")) {
            english[try reader.glyphs(member.key, at: member.keyOffset)] = try reader.integer(member.value)
        }
        self.english = english

        afterNumber = try reader.glyphs(reader.value("after number"))
        var openers = plans.words + years.words + yearsFromLast.words + months.words + days.words + daysFromLast.words + dayLists.words
        openers +=
            steps.words + weekends.words + weeks.words + spans.words + yearParts.words + holidays.words + weekdayHolidays.words
            + festivals.words
        openers += monthParts.words.filter { $0.count > 1 }
        openers += alone.words + figurative.words
        openers += ["“", "‘", "「", "『", "第", "半", "月", "Q", "前", "头", "上", "本"].map { [$0] }
        self.openers = WordTable(openers.map { ($0, true) })
        starters = Glyph.flags(openers.map { $0[0] } + vague.firstGlyphs + notDates.firstGlyphs)
    }

    private static func festivals(_ reader: WordReader) throws(DataFault) -> WordTable<Festival> {
        let firstYear = try reader.integer(reader.value("lunar first year"))
        var pairs: [(word: [Glyph], meaning: Festival)] = []
        for element in try reader.elements(reader.value("lunar holidays")) {
            guard let words = element["words"], let days = element["days"] else {
                throw DataFault("a lunar holiday needs 'words' and 'days'", at: element.offset)
            }
            var festival = Festival(firstYear: firstYear, days: [])
            for day in try reader.elements(days) {
                festival.days.append(try reader.integer(day))
                guard festival.day(in: firstYear + festival.days.count - 1) != nil else {
                    throw DataFault("no such day; 125 is 25 January", at: day.offset)
                }
            }
            for word in try reader.words(words) { pairs.append((word, festival)) }
        }
        return WordTable(pairs)
    }

    private static func weekdayHolidays(_ reader: WordReader) throws(DataFault) -> WordTable<WeekdayOfMonth> {
        var pairs: [(word: [Glyph], meaning: WeekdayOfMonth)] = []
        for member in try reader.members(reader.value("weekday holidays")) {
            let numbers = try reader.elements(member.value)
            guard numbers.count == 3 else { throw DataFault("expected month, place and weekday", at: member.value.offset) }
            let place = WeekdayOfMonth(
                month: try reader.integer(numbers[0]),
                ordinal: try reader.integer(numbers[1]),
                weekday: try reader.integer(numbers[2])
            )
            pairs.append((try reader.glyphs(member.key, at: member.keyOffset), place))
        }
        return WordTable(pairs)
    }

    /// A cheap test before the grammar: a word of the tables, or a number with what may follow it in a date.
    func mayOpen(_ text: GlyphText, at i: Int) -> Bool {
        let glyph = text[i]
        if glyph.isLetter { return !text[i - 1].isLetter }
        guard glyph.isNumeral else { return openers.match(text, at: i) != nil }
        var end = i + 1
        while text[end].isNumeral { end += 1 }
        let next = text[end]
        return next == .none || next == " " || next.isLetter || end - i >= 8 || afterNumber.contains(next)
            || openers.match(text, at: i) != nil
    }

    func mayBegin(_ glyph: Glyph) -> Bool { starters[Int(glyph.code)] }

    /// Whether what follows a word makes another word of it: 年前|往.
    func isVetoed(_ last: Glyph, by next: Glyph) -> Bool {
        vetoes[last]?.contains(next) ?? false
    }
}
