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
    /// 次年, 同年, 次月 and 次日: they count from the last date before them.
    let yearsFromLast: WordTable<Int>
    let monthsFromLast: WordTable<Int>
    let daysFromLast: WordTable<Int>
    /// 今年 and so on, in years from the reference; likewise days.
    let years: WordTable<Int>
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
    /// Words of which 日 is the first character's end: 5日|晚报.
    let bareDayNames: WordTable<Bool>
    /// Surnames with which a holiday is a person's given name: 王国庆.
    let holidayVetoes: [Glyph]
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

    init(_ reader: ExpressionReader) {
        plans = reader.pairs("plans")
        planPeriods = reader.list("plan periods")
        years = reader.numbers("years")
        yearsFromLast = reader.numbers("years from last")
        daysFromLast = reader.numbers("days from last")
        monthsFromLast = reader.numbers("months from last")
        days = reader.numbers("days")
        dayLists = reader.pairs("day lists")
        steps = reader.numbers("steps")
        weeks = reader.list("weeks")
        weekends = reader.list("weekends")
        spans = reader.meanings("spans", as: SpanWord.self)
        spanVetoes = reader.glyphs("span vetoes")
        yearParts = reader.pairs("year parts")
        yearPartVetoes = reader.glyphs("year part vetoes")
        monthParts = reader.pairs("month parts")
        monthPartVetoes = reader.glyphs("month part vetoes")
        decadeParts = reader.pairs("decade parts")
        holidays = reader.pairs("holidays")
        weekdayHolidays = Self.weekdayHolidays(reader)
        festivals = Self.festivals(reader)
        alone = reader.pairs("alone")
        vague = reader.list("vague")
        notDates = reader.list("no dates")
        (figurative, figurativeAfter) = reader.file.section("figurative") {
            let inner = ExpressionReader(file: $0, fold: reader.fold)
            return (inner.list("words"), inner.glyphs("after"))
        }
        ahead = reader.list("ahead")
        done = reader.list("done")
        edges = reader.meanings("edges", as: DateEdge.self)
        var vetoes: [Glyph: [Glyph]] = [:]
        for key in ["edge vetoes", "part vetoes"] {
            for member in reader.file.members(reader.file.value(key)) {
                guard let last = reader.glyphs(of: member).last else { continue }
                vetoes[last, default: []] += reader.glyphs(member.value)
            }
        }
        self.vetoes = vetoes
        (bareDayNotAfter, bareDayNotBefore, bareDayNames) = reader.file.section("bare day") {
            let bare = ExpressionReader(file: $0, fold: reader.fold)
            return (bare.glyphs("not after"), bare.glyphs("not before"), bare.list("names"))
        }
        holidayVetoes = reader.glyphs("holiday vetoes")
        countedUnits = reader.glyphs("counted units")
        afterDayNumber = reader.glyphs("after day number")
        datelines = reader.list("datelines")
        reports = reader.list("report years")
        var english: [[Glyph]: Int] = [:]
        for member in reader.file.members(reader.file.value("english months")) {
            english[reader.glyphs(of: member)] = reader.file.integer(member.value)
        }
        self.english = english

        afterNumber = reader.glyphs("after number")
        var openers =
            plans.words + years.words + yearsFromLast.words + monthsFromLast.words + days.words + daysFromLast.words + dayLists.words
        openers +=
            steps.words + weekends.words + weeks.words + spans.words + yearParts.words + holidays.words + weekdayHolidays.words
            + festivals.words
        openers += monthParts.words.filter { $0.count > 1 }
        openers += alone.words + figurative.words
        openers += ["“", "‘", "「", "『", "第", "半", "月", "Q", "前", "头", "上", "本"].map { [$0] }
        self.openers = WordTable(openers.map { ($0, true) })
        starters = Glyph.flags(openers.map { $0[0] } + vague.firstGlyphs + notDates.firstGlyphs)
    }

    private static func festivals(_ reader: ExpressionReader) -> WordTable<Festival> {
        let file = reader.file
        let firstYear = file.integer(file.value("lunar first year")) ?? 0
        var pairs: [(word: [Glyph], meaning: Festival)] = []
        for element in file.elements(file.value("lunar holidays")) {
            guard let words = element["words"], let days = element["days"] else {
                file.refuse("a lunar holiday needs 'words' and 'days'", at: element)
                continue
            }
            var festival = Festival(firstYear: firstYear, days: [])
            for day in file.elements(days) {
                festival.days.append(file.integer(day) ?? 0)
                if festival.day(in: firstYear + festival.days.count - 1) == nil { file.refuse("no such day; 125 is 25 January", at: day) }
            }
            for word in reader.words(words) { pairs.append((word, festival)) }
        }
        return WordTable(pairs)
    }

    private static func weekdayHolidays(_ reader: ExpressionReader) -> WordTable<WeekdayOfMonth> {
        let file = reader.file
        return WordTable(
            file.members(file.value("weekday holidays")).compactMap { member in
                let numbers = file.elements(member.value).compactMap { file.integer($0) }
                guard numbers.count == 3 else {
                    file.refuse("expected month, place and weekday", at: member.value)
                    return nil
                }
                return (reader.glyphs(of: member), WeekdayOfMonth(month: numbers[0], ordinal: numbers[1], weekday: numbers[2]))
            }
        )
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
