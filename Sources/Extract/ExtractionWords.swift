import JSONText
import Matching
import Records

/// The words that extraction goes by, from a data file such as `data/extraction.json`.
public struct ExtractionWords: Sendable {
    let names: NameWords
    let lines: LineWords
    let bylines: BylineWords
    let months: MonthNames
    let titles: TitleWords
    let scripts: ScriptDates

    /// - Parameter json: the file's bytes.
    /// - Throws: ``DataFault`` at the first thing that is wrong.
    public init(json: [UInt8]) throws(DataFault) {
        let root: JSONValue
        do { root = try JSONParser.parse(json) } catch { throw DataFault(error.message, at: error.offset) }
        let version = try Self.member("version", of: root)
        guard version.integer == 1 else { throw DataFault("'version' must be 1", at: version.offset) }
        let markup = try Self.member("markup", of: root)
        names = NameWords([
            (.body, try Self.words("body", of: markup)),
            (.main, try Self.words("main", of: markup)),
            (.unwanted, try Self.words("unwanted", of: markup)),
            (.comments, try Self.words("comments", of: markup)),
            (.minor, try Self.words("minor", of: markup)),
            (.caption, try Self.words("captions", of: markup)),
            (.lead, try Self.words("lead", of: markup)),
            (.embedded, try Self.words("embedded", of: markup)),
            (.kicker, try Self.words("kicker", of: markup)),
            (.author, try Self.words("author", of: markup)),
            (.date, try Self.words("date", of: markup)),
            (.headline, try Self.words("headline", of: markup)),
        ])
        let lines = try Self.member("lines", of: root)
        self.lines = LineWords(
            anywhere: try Self.words("anywhere", of: lines),
            end: try Self.words("end", of: lines),
            drop: try Self.words("drop", of: lines),
            related: try Self.words("related", of: lines),
            summary: try Self.words("summary", of: lines),
            truncation: try Self.words("truncation", of: lines),
            withheld: try Self.words("withheld", of: lines),
            gone: try Self.words("gone", of: lines)
        )
        let bylines = try Self.member("bylines", of: root)
        self.bylines = BylineWords(
            author: try Self.words("author", of: bylines),
            publisher: try Self.words("publisher", of: bylines),
            published: try Self.words("published", of: bylines),
            updated: try Self.words("updated", of: bylines),
            otherDate: try Self.words("other dates", of: bylines),
            end: try Self.words("end", of: bylines),
            nameless: try Self.words("nameless", of: bylines),
            particles: try Self.words("particles", of: bylines),
            afterNames: try Self.words("after names", of: bylines),
            publisherEnds: try Self.words("publisher ends", of: bylines)
        )
        let titles = try Self.member("titles", of: root)
        self.titles = TitleWords(siteEnds: try Self.words("site ends", of: titles), untitled: try Self.words("untitled", of: titles))
        scripts = ScriptDates(keys: try Self.words("published", of: try Self.member("scripts", of: root)))
        let months = try Self.member("months", of: root)
        guard let members = months.members else { throw DataFault("'months' must be an object", at: months.offset) }
        var numbers: [(name: String, month: Int)] = []
        for member in members {
            guard let month = member.value.integer, (1...12).contains(month) else {
                throw DataFault("a month must be a number from 1 to 12", at: member.value.offset)
            }
            numbers.append((member.key, month))
        }
        self.months = MonthNames(numbers)
    }

    private static func member(_ key: String, of object: JSONValue) throws(DataFault) -> JSONValue {
        guard let value = object[key] else { throw DataFault("'\(key)' is missing", at: object.offset) }
        return value
    }

    private static func words(_ key: String, of object: JSONValue) throws(DataFault) -> [String] {
        let list = try member(key, of: object)
        guard let elements = list.elements else { throw DataFault("'\(key)' must be a list of words", at: list.offset) }
        var words: [String] = []
        for element in elements {
            guard let word = element.string, !word.isEmpty else { throw DataFault("expected a word", at: element.offset) }
            words.append(word)
        }
        return words
    }
}
