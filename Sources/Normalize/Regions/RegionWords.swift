import JSONText
import Matching
import Records

/// The words beside place names that decide whether a name means the place: `region-words.json`.
package struct RegionWords: Sendable {
    /// Phrases in which the letters of a name do not mean the place: 长治久安, 海口岸.
    var traps: [[UInt8]]
    /// Names of counties that are ordinary words: 合作, 新兴, 和平.
    var commonCounties: [[UInt8]]
    /// Short names of prefectures that are ordinary words: 日照, 来宾.
    var commonPrefectures: [[UInt8]]
    /// Short names of prefectures that need a place of their province, or a context in it: 三明, 天水.
    var doubtfulPrefectures: [[UInt8]]
    /// Of the common names, those that go on in a sentence as words even behind their province: 甘肃合作发展.
    var ordinaryWords: [[UInt8]]
    /// Names that behind another place are a side of it: 川|东北.
    var directionNames: [[UInt8]]
    /// Names that are easily made of parts of two words, 乡镇|江, and so must stand free.
    var looseNames: [[UInt8]]
    /// Names with the characters before them that take their first character away: 链上|海南.
    var falseStarts: [(name: [UInt8], after: WordSet)]
    /// Characters that may stand before a name which is easily made of parts of two words: 原, 撤销.
    var nameLeads: WordSet
    /// What follows directly and makes a short name part of an institution's, a work's or a thing's name: 大学, 日报, 站.
    var institutions: WordSet
    /// What follows directly and makes even a full name part of a body's name that is not the area's own: 分行, 调查总队.
    var branches: WordSet
    /// Bodies whose branches bear a place's name: 国网, 海关总署.
    var institutionLeads: [[UInt8]]
    /// What ends an institution's name behind a proper name: 重庆三峡医药|高专.
    var companyEndings: WordSet
    /// What ends a station's name behind two characters: 广州白云|站.
    var stationEndings: WordSet
    /// What shows that no proper name lies between: 上市, 多家, 的.
    var genericQualifiers: WordSet
    /// A kind word and what makes another word of it: 市场, 区块.
    var unitContinuations: WordSet
    /// What makes two places the ends of a line: 高铁.
    var lineEndings: WordSet
    /// Bodies of an area itself, and what areas do: 省委, 人大, 提出.
    var ownership: WordSet
    /// What makes a place behind 在 a mere venue: 开幕.
    var meetingVerbs: WordSet
    var surnames: WordSet
    var personTitles: [[UInt8]]
    var personFollowers: WordSet
    var nationalWords: [[UInt8]]
    var prepositions: [[UInt8]]
    /// What makes a preposition part of another word: 存在, 未来.
    var prepositionNotAfter: WordSet
    /// 北上广深 and other runs of letters that are read by custom, with the codes.
    var namedRuns: [Run]
    /// Letters that stand for a place in any run of two or more: 京, 沪.
    var runLetters: [[UInt8]]
    /// Letters that do so only in a list or a longer run: 新, 青.
    var listLetters: [[UInt8]]
    /// Letters that do so after a preposition: 在渝.
    var prepositionLetters: [[UInt8]]
    /// What follows a run with letters of the second kind: 川甘青三省.
    var afterMixedLetters: WordSet
    var deicticWholes: [[UInt8]]
    var deicticBodies: [[UInt8]]
    var deicticNotAfter: WordSet

    struct Run: Sendable {
        var text: [UInt8]
        var codes: [String]
    }

    /// - Throws: a fault with its byte offset in the file.
    package init(_ file: [UInt8]) throws(DataFault) {
        let root: JSONValue
        do { root = try JSONParser.parse(file) } catch { throw DataFault(error.message, at: error.offset) }
        let reader = Section(root)
        traps = try reader.words("traps") + reader.words("prepositionTraps")
        commonCounties = try reader.words("commonCounties")
        commonPrefectures = try reader.words("commonPrefectures")
        doubtfulPrefectures = try reader.words("doubtfulPrefectures")
        ordinaryWords = try reader.words("ordinaryWords")
        directionNames = try reader.words("directionNames")
        looseNames = try reader.words("looseNames")
        falseStarts = try reader.falseStarts("falseStarts")
        nameLeads = WordSet(try reader.words("nameLeads"))
        institutions = WordSet(try reader.words("institutions"), exceptions: try reader.words("plainContinuations"))
        branches = WordSet(try reader.words("branches"))
        institutionLeads = try reader.words("institutionLeads")
        companyEndings = WordSet(try reader.words("companyEndings"), exceptions: try reader.words("companyExceptions"))
        stationEndings = WordSet(try reader.words("stationEndings"), exceptions: try reader.words("companyExceptions"))
        afterMixedLetters = WordSet(try reader.words("afterMixedLetters"))
        genericQualifiers = WordSet(try reader.words("genericQualifiers"))
        unitContinuations = WordSet(try reader.words("unitContinuations"))
        lineEndings = WordSet(try reader.words("lineEndings"))
        ownership = WordSet(try reader.words("ownership"))
        meetingVerbs = WordSet(try reader.words("meetingVerbs"))
        surnames = WordSet(try reader.words("surnames"))
        personTitles = try reader.words("personTitles")
        personFollowers = WordSet(try reader.words("personFollowers"))
        nationalWords = try reader.words("nationalWords")
        prepositions = try reader.words("prepositions")
        prepositionNotAfter = WordSet(try reader.words("prepositionNotAfter"))
        namedRuns = try reader.runs("namedRuns")
        runLetters = try reader.words("runLetters")
        listLetters = try reader.words("listLetters")
        prepositionLetters = try reader.words("prepositionLetters")
        let deictics = Section(try reader.value("deictics"))
        deicticWholes = try deictics.words("whole")
        deicticBodies = try deictics.words("bodies")
        deicticNotAfter = WordSet(try deictics.words("notAfter"))
    }

    /// Reads the members of one object, with faults that name the key.
    private struct Section {
        private let object: JSONValue

        init(_ object: JSONValue) { self.object = object }

        func value(_ key: String) throws(DataFault) -> JSONValue {
            guard let value = object[key] else { throw DataFault("\(key) is missing", at: object.offset) }
            return value
        }

        func words(_ key: String) throws(DataFault) -> [[UInt8]] {
            let value = try value(key)
            guard let elements = value.elements else {
                throw DataFault("\(key) is a list of words, not \(value.kindName)", at: value.offset)
            }
            var words: [[UInt8]] = []
            words.reserveCapacity(elements.count)
            for element in elements {
                guard let word = element.string, !word.isEmpty else { throw DataFault("\(key) has words only", at: element.offset) }
                words.append(Array(word.utf8))
            }
            return words
        }

        func falseStarts(_ key: String) throws(DataFault) -> [(name: [UInt8], after: WordSet)] {
            let section = Section(try value(key))
            var starts: [(name: [UInt8], after: WordSet)] = []
            for member in section.object.members ?? [] {
                starts.append((Array(member.key.utf8), WordSet(try section.words(member.key))))
            }
            return starts
        }

        func runs(_ key: String) throws(DataFault) -> [Run] {
            let value = try value(key)
            var runs: [Run] = []
            for element in value.elements ?? [] {
                let codes = element["codes"]?.elements?.compactMap(\.string) ?? []
                guard let text = element["text"]?.string, text.unicodeScalars.count == codes.count else {
                    throw DataFault("a run has a text and a code for each of its letters", at: element.offset)
                }
                runs.append(Run(text: Array(text.utf8), codes: codes))
            }
            return runs
        }
    }
}

/// Words that are looked for at one place of a text.
struct WordSet: Sendable {
    private let matcher: TermMatcher
    /// Terms from this index on are exceptions: longer words that only begin like one.
    private let wordCount: Int

    init(_ words: [[UInt8]], exceptions: [[UInt8]] = []) {
        matcher = TermMatcher(words + exceptions)
        wordCount = words.count
    }

    /// The length in bytes of the longest word at the place; 0 where there is none, or an exception is longer.
    func length(at offset: Int, in text: UTF8Text) -> Int {
        guard let hit = matcher.longestTerm(in: text.bytes, at: offset), hit.term < wordCount else { return 0 }
        return hit.span.count
    }

    func stands(at offset: Int, in text: UTF8Text) -> Bool { length(at: offset, in: text) > 0 }
}
