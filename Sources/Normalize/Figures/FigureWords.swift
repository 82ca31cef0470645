import JSONText
import Records

/// A unit's word and how a number before it reads.
struct UnitWord: Sendable {
    enum Kind: String, Sendable {
        /// A classifier: what is counted follows it, and 一 before it is an article.
        case count
        case measure
        case money
        /// %, 个百分点.
        case ratio
        /// 成, 折: tenths of the whole.
        case tenths
        case time
    }

    var kind: Kind
    /// The name that a record carries.
    var unit: String
    /// What one of it is in the unit's own terms, such as 0.1 for 角.
    var times: Double
    /// What must not follow, since it makes another word: 项|目.
    var vetoes: [[Glyph]]
    /// Only Arabic digits or numbers of more than one sign count before it: 三级 is a rank, 3200级 a number.
    var needsArabic: Bool
    /// The money that it stands for before 三毛: 十块三毛.
    var money: String?
    /// Below it the word means another thing: 3点 is a time, 3000点 an index.
    var least: Double?
    /// A digit after it is a tenth: 三米九, 五元三; 半 is a half.
    var takesTenths: Bool
}

/// How a verb of change moves what a figure measures.
enum ChangeWord: String, Sendable {
    case increase, decrease
    /// 到, 至, 为: the figure is where it ends.
    case to
}

/// The words of figures; shared, since it is read at nearly every character.
final class FigureWords: Sendable {
    let units: WordTable<UnitWord>
    /// What stands before the number: 人民币, ¥; `-` makes it negative.
    let unitsBefore: WordTable<String>
    /// By character code: a figure may begin with it.
    private let starters: [Bool]
    let boundsBefore: WordTable<Figure.Bound>
    let boundsAfter: WordTable<Figure.Bound>
    /// Characters after 内 and the like that make another word of it: 内|部.
    let boundVetoes: [Glyph]
    let changes: WordTable<ChangeWord>
    /// Words between what is measured and its figure.
    let between: WordTable<Bool>
    /// Words at the head of a clause that are no part of what is measured.
    let leading: WordTable<Bool>
    /// Verbs whose object is what money or a measure is of: 设立50亿元产业基金.
    let objectVerbs: WordTable<Bool>
    /// Verbs inside of a clause behind which what is measured begins: 全市建成|光伏电站.
    let innerVerbs: WordTable<Bool>
    /// Characters with which adjectives end before 的: 示范性强.
    let adjectiveEndings: [Glyph]
    /// Words with which a clause goes on after its subject: 规模|不断壮大.
    let predicates: WordTable<Bool>
    /// Characters between what is measured and the date of its figure: 到, 在, 较.
    let dateLeads: [Glyph]
    /// Verbs that are a figure themselves, and how many times more they make: 翻一番.
    let multiples: WordTable<Int>
    /// Words that end what is counted.
    let following: WordTable<Bool>
    /// 第, 前 and the like: what follows is a place in a row; false for words that only end like them.
    let ordinals: WordTable<Bool>
    let notFigures: WordTable<Bool>
    /// Characters before a decimal number that make it a figure even without a unit: 达到3.27.
    let bareBefore: [Glyph]
    /// Characters before 数 that make it part of a noun: 人数.
    let severalVetoes: [Glyph]

    init(_ reader: ExpressionReader) {
        units = Self.units(reader)
        var before: [(word: [Glyph], meaning: String)] = []
        for member in reader.file.members(reader.file.value("units before")) {
            if let unit = reader.file.word(member.value) { before.append((reader.glyphs(of: member), unit)) }
        }
        unitsBefore = WordTable(before)
        multiples = reader.numbers("multiples")
        boundsBefore = reader.meanings("bounds before", as: Figure.Bound.self)
        boundsAfter = reader.meanings("bounds after", as: Figure.Bound.self)
        boundVetoes = reader.glyphs("bounds after vetoes")
        changes = reader.meanings("changes", as: ChangeWord.self)
        between = reader.list("between")
        leading = reader.list("leading")
        following = reader.list("figure after")
        objectVerbs = reader.list("object verbs")
        innerVerbs = reader.list("inner verbs")
        adjectiveEndings = reader.glyphs("adjective endings")
        predicates = reader.list("predicates")
        dateLeads = reader.glyphs("date leads")
        var ordinals: [(word: [Glyph], meaning: Bool)] = []
        for word in reader.words(reader.file.value("ordinal before")) { ordinals.append((word, true)) }
        for word in reader.words(reader.file.value("no ordinal before")) { ordinals.append((word, false)) }
        self.ordinals = WordTable(ordinals)
        bareBefore = reader.glyphs("bare after")
        notFigures = reader.list("no figures")
        starters = Glyph.flags(unitsBefore.firstGlyphs + multiples.firstGlyphs + notFigures.firstGlyphs + ["半", "几", "数"])
        severalVetoes = reader.glyphs("several vetoes")
    }

    func mayBegin(_ glyph: Glyph) -> Bool { starters[Int(glyph.code)] }

    private static func units(_ reader: ExpressionReader) -> WordTable<UnitWord> {
        var pairs: [(word: [Glyph], meaning: UnitWord)] = []
        var seen: Set<[Glyph]> = []
        for element in reader.file.elements(reader.file.value("units")) {
            guard let meaning = unit(element, reader), let words = element["words"] else { continue }
            for (word, value) in zip(reader.words(words), words.elements ?? []) {
                if !seen.insert(word).inserted { reader.file.refuse("unit '\(meaning.unit)': another unit has this word too", at: value) }
                pairs.append((word, meaning))
            }
        }
        return WordTable(pairs)
    }

    private static func unit(_ element: JSONValue, _ reader: ExpressionReader) -> UnitWord? {
        guard let unit = element["unit"]?.string, !unit.isEmpty else {
            reader.file.refuse("a unit needs 'unit'", at: element)
            return nil
        }
        guard let kind = element["kind"]?.string.flatMap(UnitWord.Kind.init) else {
            reader.file.refuse("unit '\(unit)': unknown kind", at: element["kind"] ?? element)
            return nil
        }
        if element["words"] == nil { reader.file.refuse("unit '\(unit)' has no 'words'", at: element) }
        var meaning = UnitWord(kind: kind, unit: unit, times: 1, vetoes: [], needsArabic: false, takesTenths: false)
        if let times = element["times"] {
            if times.double == nil { reader.file.refuse("'times' must be a number", at: times) }
            meaning.times = times.double ?? 1
        }
        if let vetoes = element["not before"] { meaning.vetoes = reader.words(vetoes) }
        meaning.needsArabic = element["arabic"]?.bool ?? false
        meaning.least = element["least"]?.double
        meaning.money = element["money"]?.string
        meaning.takesTenths = element["tenths"]?.bool ?? false
        return meaning
    }
}
