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
    /// Words that end what is counted.
    let following: WordTable<Bool>
    /// 第, 前 and the like: what follows is a place in a row; false for words that only end like them.
    let ordinals: WordTable<Bool>
    let notFigures: WordTable<Bool>
    /// Characters before a decimal number that make it a figure even without a unit: 达到3.27.
    let bareBefore: [Glyph]
    /// Characters before 数 that make it part of a noun: 人数.
    let severalVetoes: [Glyph]

    init(_ reader: WordReader) throws(DataFault) {
        units = try Self.units(reader)
        var before: [(word: [Glyph], meaning: String)] = []
        for member in try reader.members(reader.value("units before")) {
            guard let unit = member.value.string else { throw DataFault("expected a unit", at: member.value.offset) }
            before.append((try reader.glyphs(member.key, at: member.keyOffset), unit))
        }
        unitsBefore = WordTable(before)
        starters = Glyph.flags(unitsBefore.firstGlyphs + ["半", "几", "数"])
        boundsBefore = try reader.meanings("bounds before", as: Figure.Bound.self)
        boundsAfter = try reader.meanings("bounds after", as: Figure.Bound.self)
        boundVetoes = try reader.glyphs(reader.value("bounds after vetoes"))
        changes = try reader.meanings("changes", as: ChangeWord.self)
        between = try reader.list("between")
        leading = try reader.list("leading")
        following = try reader.list("figure after")
        var ordinals: [(word: [Glyph], meaning: Bool)] = []
        for word in try reader.words(reader.value("ordinal before")) { ordinals.append((word, true)) }
        for word in try reader.words(reader.value("no ordinal before")) { ordinals.append((word, false)) }
        self.ordinals = WordTable(ordinals)
        bareBefore = try reader.glyphs(reader.value("bare after"))
        notFigures = try reader.list("no figures")
        severalVetoes = try reader.glyphs(reader.value("several vetoes"))
    }

    func mayBegin(_ glyph: Glyph) -> Bool { starters[Int(glyph.code)] }

    private static func units(_ reader: WordReader) throws(DataFault) -> WordTable<UnitWord> {
        var pairs: [(word: [Glyph], meaning: UnitWord)] = []
        var seen: Set<[Glyph]> = []
        for element in try reader.elements(reader.value("units")) {
            guard let unit = element["unit"]?.string, !unit.isEmpty else { throw DataFault("a unit needs 'unit'", at: element.offset) }
            guard let kind = element["kind"]?.string.flatMap(UnitWord.Kind.init) else {
                throw DataFault("unit '\(unit)': unknown kind", at: element["kind"]?.offset ?? element.offset)
            }
            guard let words = element["words"] else { throw DataFault("unit '\(unit)' has no 'words'", at: element.offset) }
            var meaning = UnitWord(kind: kind, unit: unit, times: 1, vetoes: [], needsArabic: false, takesTenths: false)
            if let times = element["times"] {
                guard let factor = times.double else { throw DataFault("'times' must be a number", at: times.offset) }
                meaning.times = factor
            }
            if let vetoes = element["not before"] { meaning.vetoes = try reader.words(vetoes) }
            meaning.needsArabic = element["arabic"]?.bool ?? false
            meaning.least = element["least"]?.double
            meaning.money = element["money"]?.string
            meaning.takesTenths = element["tenths"]?.bool ?? false
            for word in try reader.words(words) {
                guard seen.insert(word).inserted else {
                    throw DataFault("unit '\(unit)': one of its words is another unit's too", at: words.offset)
                }
                pairs.append((word, meaning))
            }
        }
        return WordTable(pairs)
    }
}
