import JSONText
import Records

/// Reads the tables of `expressions.json` as folded characters.
struct ExpressionReader {
    let file: WordFile
    let fold: GlyphFold

    /// A word, or characters side by side; nothing where it is none.
    func glyphs(_ value: JSONValue?) -> [Glyph] { file.word(value).map(fold.glyphs) ?? [] }

    func glyphs(_ key: String) -> [Glyph] { glyphs(file.value(key)) }

    /// A key of an object as a word.
    func glyphs(of member: JSONValue.Member) -> [Glyph] {
        glyphs(JSONValue(.string(member.key), offset: member.keyOffset))
    }

    func words(_ value: JSONValue?) -> [[Glyph]] { file.words(value).map(fold.glyphs) }

    /// A list of words.
    func list(_ key: String) -> WordTable<Bool> {
        WordTable(words(file.value(key)).map { ($0, true) })
    }

    /// An object of words and whole numbers.
    func numbers(_ key: String) -> WordTable<Int> {
        WordTable(file.members(file.value(key)).compactMap { member in file.integer(member.value).map { (glyphs(of: member), $0) } })
    }

    /// An object of words and pairs of whole numbers.
    func pairs(_ key: String) -> WordTable<(Int, Int)> {
        WordTable(
            file.members(file.value(key)).compactMap { member in
                let range = file.elements(member.value).compactMap { file.integer($0) }
                guard range.count == 2 else {
                    file.refuse("expected two numbers", at: member.value)
                    return nil
                }
                return (glyphs(of: member), (range[0], range[1]))
            }
        )
    }

    /// An object of meanings, each with the list of its words.
    func meanings<Meaning: RawRepresentable & Sendable>(_ key: String, as type: Meaning.Type) -> WordTable<Meaning>
    where Meaning.RawValue == String {
        var pairs: [(word: [Glyph], meaning: Meaning)] = []
        for member in file.members(file.value(key)) {
            guard let meaning = Meaning(rawValue: member.key) else {
                file.refuse("unknown kind '\(member.key)' in '\(key)'", at: JSONValue(.null, offset: member.keyOffset))
                continue
            }
            for word in words(member.value) { pairs.append((word, meaning)) }
        }
        return WordTable(pairs)
    }
}
