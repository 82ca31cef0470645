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
    /// What a sentence's subject may follow at its head: a mark, 在, the end of a date.
    var subjectOpenings: [[UInt8]]
    /// Who sends news, before the place that it is sent from: 本报, 新华社.
    var senders: [[UInt8]]
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

    /// - Throws: all that is wrong in the file.
    package init(_ json: [UInt8]) throws(DataFaults) {
        self = try WordFile.read(json) { RegionWords($0) }
    }

    private init(_ file: WordFile) {
        traps = file.bytes("traps") + file.bytes("prepositionTraps")
        commonCounties = file.bytes("commonCounties")
        commonPrefectures = file.bytes("commonPrefectures")
        doubtfulPrefectures = file.bytes("doubtfulPrefectures")
        ordinaryWords = file.bytes("ordinaryWords")
        directionNames = file.bytes("directionNames")
        looseNames = file.bytes("looseNames")
        falseStarts = Self.falseStarts(file)
        nameLeads = WordSet(file.bytes("nameLeads"))
        institutions = WordSet(file.bytes("institutions"), exceptions: file.bytes("plainContinuations"))
        branches = WordSet(file.bytes("branches"))
        institutionLeads = file.bytes("institutionLeads")
        companyEndings = WordSet(file.bytes("companyEndings"), exceptions: file.bytes("companyExceptions"))
        stationEndings = WordSet(file.bytes("stationEndings"), exceptions: file.bytes("companyExceptions"))
        afterMixedLetters = WordSet(file.bytes("afterMixedLetters"))
        genericQualifiers = WordSet(file.bytes("genericQualifiers"))
        unitContinuations = WordSet(file.bytes("unitContinuations"))
        lineEndings = WordSet(file.bytes("lineEndings"))
        ownership = WordSet(file.bytes("ownership"))
        meetingVerbs = WordSet(file.bytes("meetingVerbs"))
        subjectOpenings = file.bytes("subjectOpenings")
        senders = file.bytes("senders")
        surnames = WordSet(file.bytes("surnames"))
        personTitles = file.bytes("personTitles")
        personFollowers = WordSet(file.bytes("personFollowers"))
        nationalWords = file.bytes("nationalWords")
        prepositions = file.bytes("prepositions")
        prepositionNotAfter = WordSet(file.bytes("prepositionNotAfter"))
        namedRuns = Self.runs(file)
        runLetters = file.bytes("runLetters")
        listLetters = file.bytes("listLetters")
        prepositionLetters = file.bytes("prepositionLetters")
        (deicticWholes, deicticBodies, deicticNotAfter) = file.section("deictics") {
            ($0.bytes("whole"), $0.bytes("bodies"), WordSet($0.bytes("notAfter")))
        }
    }

    private static func falseStarts(_ file: WordFile) -> [(name: [UInt8], after: WordSet)] {
        file.members(file.value("falseStarts")).map { member in
            (Array(member.key.utf8), WordSet(file.words(member.value).map { Array($0.utf8) }))
        }
    }

    private static func runs(_ file: WordFile) -> [Run] {
        file.elements(file.value("namedRuns")).compactMap { element in
            let codes = element["codes"]?.elements?.compactMap(\.string) ?? []
            guard let text = element["text"]?.string, text.unicodeScalars.count == codes.count else {
                file.refuse("a run has a text and a code for each of its letters", at: element)
                return nil
            }
            return Run(text: Array(text.utf8), codes: codes)
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
