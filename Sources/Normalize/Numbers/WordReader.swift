import JSONText
import Records

/// Reads the tables of an expression word list, with the place of what is wrong.
struct WordReader {
    let root: JSONValue
    let fold: GlyphFold

    func value(_ key: String) throws(DataFault) -> JSONValue {
        guard let value = root[key] else { throw DataFault("missing '\(key)'", at: root.offset) }
        return value
    }

    func glyphs(_ value: JSONValue) throws(DataFault) -> [Glyph] {
        guard let word = value.string else { throw DataFault("expected a word, found \(value.kindName)", at: value.offset) }
        return try glyphs(word, at: value.offset)
    }

    func glyphs(_ word: String, at offset: Int) throws(DataFault) -> [Glyph] {
        guard !word.isEmpty else { throw DataFault("a word must not be empty", at: offset) }
        return fold.glyphs(word)
    }

    func members(_ value: JSONValue) throws(DataFault) -> [JSONValue.Member] {
        guard let members = value.members else { throw DataFault("expected an object, found \(value.kindName)", at: value.offset) }
        return members
    }

    func elements(_ value: JSONValue) throws(DataFault) -> [JSONValue] {
        guard let elements = value.elements else { throw DataFault("expected a list, found \(value.kindName)", at: value.offset) }
        return elements
    }

    func words(_ value: JSONValue) throws(DataFault) -> [[Glyph]] {
        var words: [[Glyph]] = []
        for element in try elements(value) { words.append(try glyphs(element)) }
        return words
    }

    func integer(_ value: JSONValue) throws(DataFault) -> Int {
        guard let integer = value.integer else { throw DataFault("expected a whole number, found \(value.kindName)", at: value.offset) }
        return integer
    }

    /// A list of words.
    func list(_ key: String) throws(DataFault) -> WordTable<Bool> {
        WordTable(try words(value(key)).map { ($0, true) })
    }

    /// An object of words and whole numbers.
    func numbers(_ key: String) throws(DataFault) -> WordTable<Int> {
        var pairs: [(word: [Glyph], meaning: Int)] = []
        for member in try members(value(key)) {
            pairs.append((try glyphs(member.key, at: member.keyOffset), try integer(member.value)))
        }
        return WordTable(pairs)
    }

    /// An object of words and pairs of whole numbers.
    func pairs(_ key: String) throws(DataFault) -> WordTable<(Int, Int)> {
        var pairs: [(word: [Glyph], meaning: (Int, Int))] = []
        for member in try members(value(key)) {
            let range = try elements(member.value)
            guard range.count == 2 else { throw DataFault("expected two numbers", at: member.value.offset) }
            pairs.append((try glyphs(member.key, at: member.keyOffset), (try integer(range[0]), try integer(range[1]))))
        }
        return WordTable(pairs)
    }

    /// An object of meanings, each with the list of its words.
    func meanings<Meaning: RawRepresentable & Sendable>(
        _ key: String,
        as type: Meaning.Type
    ) throws(DataFault) -> WordTable<Meaning> where Meaning.RawValue == String {
        var pairs: [(word: [Glyph], meaning: Meaning)] = []
        for member in try members(value(key)) {
            guard let meaning = Meaning(rawValue: member.key) else {
                throw DataFault("unknown kind '\(member.key)' in '\(key)'", at: member.keyOffset)
            }
            for word in try words(member.value) { pairs.append((word, meaning)) }
        }
        return WordTable(pairs)
    }
}
